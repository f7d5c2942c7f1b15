package dev.assay.inference.throughput;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.ThroughputClaim;
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
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Does each endpoint bear its claimed load: tokens a second, or good requests a second? */
public final class ThroughputCheck implements Check<InferenceClaims, ThroughputObserved> {
  private static final String ID = "inference.throughput";
  private static final String DOCS =
      """
      A closed loop: the claimed number of requests is always under way, the next one is sent when one
      ends. The steady part begins when every place has been given free once and ends when the last
      request is sent; the start, cold and in step, and the end, when fewer are under way, count for
      nothing. It is cut into blocks of equal length, as many as decide at the stated error although
      one disagrees, with a round of requests for each, eight at least (no more than 1000 requests, or
      four rounds: a wide load has shorter blocks). What a request yields is spread evenly over the time for which
      it held its place. Failures yield nothing and hold their place; without a word, until the
      deadline (eight times what the claim implies, 10 to 120 s).

      Beside it a ladder of short loads: 1, 2, 4, … under way below the claimed number, four rounds on
      each rung, the first and the last of which count for nothing. It ends when the claimed rate falls
      by a tenth, or rises by less than a twentieth over two rungs, or the budget ends. Shown of each
      rung are its rate, TTFT and TPOT, and the knee: where the rate over the time that a request takes
      is greatest (Kleinrock's power; by Little's law the rate's square over the number under way). Of
      a claimed load the ladder decides nothing. A claimed peak, the most with any number under way up
      to the claimed one, is looked for on the ladder, which goes on at its top when the rate no longer
      rises, since an endpoint may grow under load; a long load of its own, where the rate was
      greatest, then decides as below, so that the search doesn't count as evidence. It is refuted only
      when no rung reached the rate either, even by what speaks against the claim.

      Tokens are counted twice. For the claim count the parts of whole answers that brought text, no
      more than were asked for or stated. Against it counts what the endpoint states (all that were
      asked for, where it states nothing), of failed answers what came; and the rate is divided by the
      share of the time for which it really had the claimed number, so that neither our pauses nor
      opening connections speak against it. A good request is a whole answer within all claimed
      limits: for the claim TTFT runs from the sending and the time between tokens is by the fewest
      tokens (an answer in one piece has none, and isn't good); against it, the other way.

      Decision: the exact sign test on the blocks. Confirmed: so few blocks below the claimed rate are
      seen with at most the stated error if the median block is below it; and the mean reaches it.
      Refuted: so many are seen with at most the stated error if the median block reaches it; and the
      mean is below it. It takes the blocks for independent; a spell that spans several is less than
      that, which is why they last about a request each. It speaks of this run, seen from one place.

      How one would cheat: send one token in many parts and state as many (no more than were asked for
      are believed; shorter answers than asked for don't help); refuse what is too much (it yields
      nothing); answer from a cache (every prompt differs from its first character on); answer well
      for minutes only (a run is a run). What stays open: a fast path for our address or key, how long
      the load is borne, and a peak between two rungs that neither of them shows.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          ID,
          2,
          LayerName.INFERENCE,
          "Does the endpoint bear the claimed load?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  ThroughputJudge.EXPECTS,
                  "With the claimed number of requests under way, the claimed rate is reached.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          false,
          "Claim a rate that holds with that many requests under way, failures included; stream one"
              + " token a part, so that they can be counted.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<ThroughputObserved> observationType() {
    return ThroughputObserved.class;
  }

  @Override
  public Uni<ThroughputObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    return Multi.createFrom()
        .iterable(claims.throughput())
        .onItem()
        .transformToUniAndConcatenate(claim -> load(claims, claim, terms, probes))
        .collect()
        .asList()
        .map(ThroughputObserved::new);
  }

  /** The claimed load and its ladder, by the very questions of this check, which are asked once. */
  public static Uni<EndpointThroughput> load(
      InferenceClaims claims, ThroughputClaim claim, Terms terms, Probes probes) {
    double alpha = terms.alpha(LayerName.INFERENCE).doubleValue();
    return new Loads(claims, claim, alpha, probes).observed(ID);
  }

  @Override
  public Judge<InferenceClaims, ThroughputObserved> judge() {
    return new ThroughputJudge();
  }

  @Override
  public List<Picture> pictures(InferenceClaims claims, ThroughputObserved observation) {
    return ThroughputPictures.of(claims, observation);
  }

  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return claims.throughput().stream()
        .mapToInt(
            claim ->
                (claim.outputTokensPerSecond() == null ? 0 : 1)
                    + (claim.goodRequestsPerSecond() == null ? 0 : 1))
        .sum();
  }
}
