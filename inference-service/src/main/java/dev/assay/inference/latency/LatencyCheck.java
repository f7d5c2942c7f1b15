package dev.assay.inference.latency;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.requests.EndpointRun;
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
import dev.assay.verification.report.Picture;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Does each endpoint answer within its claimed percentiles, at the claimed load? */
public final class LatencyCheck implements Check<InferenceClaims, LatencyObserved> {
  private static final String DOCS =
      """
      The terms fix the fewest and the most requests before the first one; the load ends between them as
      soon as all claims about the endpoint are decided. Requests arrive as a Poisson process at
      the claimed rate, drawn from a recorded seed, after two seconds of warm-up (20 to 200 requests)
      that count for nothing, and none waits for an earlier one. Every time runs from when its request was due. TTFT ends
      with the first token of any kind, E2E with the last one; TPOT is (E2E - TTFT) / (tokens - 1).
      A failure, a time-out (four times the largest claimed limit, ten seconds at least), an empty
      answer, an answer that ends without a finish reason, and status 429 count as infinitely long;
      none is dropped. An answer in one piece has no TPOT: it is left out of the number that confirms TPOT,
      counts as good before it is refuted, and is shown; of an endpoint that ignores "stream", TTFT is E2E.

      Decision, for each claimed percentile p: a test of "at most a share of 1-p of the requests lies
      above the limit" that holds wherever the load ended, however often it was looked at: the
      Jeffreys-mixture e-process, decided at ln(e) of ln(m / error probability) with m the number of
      statistical claims of the report. The load looks at the longest run of answers from the first
      one on, in the order in which they were due. Confirmed: so few lie above that a false claim shows
      as few with at most the stated error. Refuted: so many that a true one shows as many with at most
      the stated error, where our prober's delay, opening the connection and a round trip are taken off
      first, and the endpoint's token count is believed as far as it speaks for it. Undecided, it says
      how many requests more would decide at the rate seen. Shown beside it: nearest-rank percentiles
      and an interval of the claimed one that holds wherever the load ended, too. When our prober sent more than one in a hundred requests
      later than 2 % of the tightest limit (1 ms at least), it was busy: then its worst delay is taken
      off every time before it speaks against the claim, and what is open after that is
      UNPROVEN(PROBER_OVERLOADED). It may still confirm, since our delay only ever makes times longer.
      When sends were later than a twentieth of the run (500 ms at most), the load was not the claimed
      one, and nothing is decided. It speaks of the mean over this run, seen from one place; requests in
      one outage are not independent, so a claim over a long window needs probes over that window
      (inference.sla).

      A claim may name a region. It is judged by our own load only where the operator says that this
      replica stands there; else by what vantages in that region serve of the same endpoint, model and
      length of answers, each by the same test, and two sources that the operator's register names as
      independent of the project have to agree; when they don't, it is UNPROVEN(SOURCES_DISAGREE). A request whose control
      failed too is void; a vantage under a lighter load than claimed can't confirm, under a heavier
      one can't refute; its times count as they are, since where they were measured is part of the
      claim. Of a region without a vantage it is UNPROVEN(NO_SOURCE), whatever was measured elsewhere.

      How one would cheat: answer from a cache (every prompt differs from its first character on);
      drop slow requests (they count); slow our queue down (the load is open); claim more tokens than
      were sent (the count only ever speaks against a refutation). What stays open: a fast path for
      our address or key, short answers, and whether a vantage stands where its operator says.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "inference.latency",
          3,
          LayerName.INFERENCE,
          "Does the endpoint answer within the claimed percentiles at the claimed load?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  LatencyJudge.EXPECTS,
                  "No more than the claimed share of requests takes longer than the limit, or fails.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED)),
              new Expectation(
                  LatencyJudge.EXPECTS_IN_REGION,
                  "The same, as measured by vantages in the claimed region, where this service"
                      + " doesn't stand.",
                  Standard.of(EvidenceClass.THIRD_PARTY_API, 2),
                  Standard.of(EvidenceClass.THIRD_PARTY_API, 2))),
          false,
          "Claim a percentile and a limit that hold at the claimed load, failures included.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<LatencyObserved> observationType() {
    return LatencyObserved.class;
  }

  @Override
  public Uni<LatencyObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    double alpha = terms.alpha(LayerName.INFERENCE).doubleValue();
    return EndpointRun.of(claims, LatencyCheck::claimsLatency, terms, probes)
        .map(runs -> runs.stream().map(run -> EndpointLatency.of(run, alpha)).toList())
        .flatMap(
            ours ->
                new Regions(claims, terms, probes)
                    .beside(ours)
                    .map(regions -> new LatencyObserved(ours, regions)));
  }

  @Override
  public Judge<InferenceClaims, LatencyObserved> judge() {
    return new LatencyJudge();
  }

  @Override
  public List<Picture> pictures(InferenceClaims claims, LatencyObserved observation) {
    return LatencyPictures.of(claims, observation);
  }

  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return claims.endpoints().stream().mapToInt(endpoint -> endpoint.latency().size()).sum();
  }

  private static boolean claimsLatency(EndpointClaim endpoint) {
    return !endpoint.latency().isEmpty();
  }
}
