package dev.assay.inference.realtime;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.List;

/** Is each endpoint no more than the claimed number of times slower than a centralised one? */
public final class RealtimeCheck implements Check<InferenceClaims, RealtimeObserved> {
  private static final String ID = "inference.realtime-viability";
  private static final String DOCS =
      """
      Pairs of requests: the same prompt and length to the claimed endpoint and to the centralised one
      that the claim names, one right after the other, in an order drawn for each pair, so that the
      hour, our network and our load are the same for both. They are planned before the first is sent:
      10 at least, 100 at most; the series ends after the pair that decides the claim, and after 10 if
      all of them are void. A pair is slower when the claimed endpoint's answer takes more than the
      claimed number of times as long, from the sending to the last token. A failure of the claimed
      endpoint is slower; given up at the deadline of 50 s it is so only where the claim allows for no
      longer. A failure of the centralised endpoint voids the pair, and so does an answer of it with
      less than half of the other's text; voids are counted. For the claim counts only an answer with
      at least half of the centralised one's text, and the centralised endpoint's connection time is
      taken off; against it, the claimed one's.

      Decision: a test of "at most half of all pairs are slower" that may be looked at after every
      pair, so that it holds wherever the series ended: the Jeffreys-mixture e-process at q = 1/2, each
      answer given when ln(e) reaches ln(m / error probability), m the number of statistical claims of
      the report. With one claim at 1 % that is after 10 pairs without an exception, after 13 with one,
      17 with two, 28 with five. Confirmed: so few pairs aren't quick enough. Refuted: so many are
      certainly slower. Undecided, the finding says how many pairs more would decide it at the rate
      seen. It speaks of the median, of this run, seen from one place only. Shown beside it: the median
      ratios with intervals by order statistics that hold wherever the series ended too, and which
      workloads the endpoint fits by MLPerf's limits for interactive serving (99 of 100 requests within
      both, so all of fewer than 100; mlcommons/inference, mlperf.conf), so that a slow endpoint is
      "batch only" whatever it is compared with.

      How one would cheat: answer less (half of the text at least, or it counts for nothing); answer
      from a cache (every prompt differs from its first character on); name an endpoint of one's own,
      or a slow one, as the centralised one (its host stands in the claim, and whom it trusts is
      said); let the centralised endpoint fail (voids decide nothing, and are shown); end the series
      when it looks well (the test holds for any end). What stays open: a fast path for our address or
      key, a smaller model, and other regions.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          ID,
          2,
          LayerName.INFERENCE,
          "Is the endpoint no more than so many times slower than a centralised one?",
          Severity.MEDIUM,
          List.of(
              new Expectation(
                  RealtimeJudge.EXPECTS,
                  "In more than half of all pairs the answer is quick enough.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          false,
          "Claim a factor that holds for most requests, failures included, beside an endpoint that"
              + " others can ask too.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<RealtimeObserved> observationType() {
    return RealtimeObserved.class;
  }

  @Override
  public Uni<RealtimeObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    BigDecimal alpha = terms.alpha(LayerName.INFERENCE);
    return SeriesRun.of(
            ID,
            claims.realtime(),
            claims,
            (party, seed) -> PairPlan.series(claims, party, alpha, seed),
            probes)
        .map(runs -> runs.stream().map(run -> observed(claims, run, alpha.doubleValue())).toList())
        .map(RealtimeObserved::new);
  }

  private static EndpointRealtime observed(
      InferenceClaims claims, SeriesRun<RealtimeClaim> run, double alpha) {
    return EndpointRealtime.of(claims.endpoint(run.promise().endpoint()), run, alpha);
  }

  /** The claim about this endpoint; there is one. */
  @Override
  public Judge<InferenceClaims, RealtimeObserved> judge() {
    return new RealtimeJudge();
  }

  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return claims.realtime().size();
  }
}
