package dev.assay.inference.realtime;

import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One comparison as its finding shows it: the claim, values and words. Pure. */
record RealtimeShown(RealtimeClaim claim, EndpointRealtime seen) {
  private static final String PAIRS = "pairs";

  Judgement.Subject subject() {
    String times = claim.atMostTimes().toPlainString();
    String other = claim.centralised().name() + " at " + claim.centralised().url().getHost();
    return Judgement.about(claim.endpoint(), RealtimeJudge.EXPECTS)
        .claimed(
            "no more than " + times + " times as slow as " + other,
            "in more than half of all pairs an answer takes at most "
                + times
                + " times as long as the centralised one")
        .trusting(
            "our clock and our network, measured from one place only; that "
                + other
                + " is a centralised endpoint with the same model, as the dossier says");
  }

  Observed quick() {
    return Observed.of("pairs.quick-enough", seen.quick(), PAIRS, from());
  }

  Observed certainlySlower() {
    return Observed.of("pairs.certainly-slower", seen.certainlySlower(), PAIRS, from());
  }

  Observed pairs() {
    return Observed.of(PAIRS, seen.pairs(), PAIRS, from());
  }

  /** Ratios, voids, and which workloads it fits. */
  List<Observed> rest() {
    List<Observed> rest = new ArrayList<>();
    ratio(rest, "e2e.ratio", seen.total());
    ratio(rest, "ttft.ratio", seen.firstToken());
    rest.add(Observed.of("pairs.void", seen.voids(), PAIRS, from()));
    for (Workload workload : Workload.values()) {
      int fits = seen.interactive().getOrDefault(workload.model(), 0);
      rest.add(Observed.of("workload." + workload.model(), words(workload, fits), from()));
    }
    return rest;
  }

  String wordsInFavour() {
    return "In "
        + seen.quick()
        + " of "
        + seen.pairs()
        + " pairs the answer took at most "
        + claim.atMostTimes().toPlainString()
        + " times as long as the centralised one ("
        + seen.voids()
        + " void).";
  }

  String wordsAgainst() {
    return "In "
        + seen.certainlySlower()
        + " of "
        + seen.pairs()
        + " pairs the answer failed or took more than "
        + claim.atMostTimes().toPlainString()
        + " times as long as the centralised one ("
        + seen.voids()
        + " void).";
  }

  /** What an undecided finding says of the pairs that are missing. */
  String wordsMissing(OptionalInt more) {
    if (seen.pairs() < PairPlan.FEWEST_PAIRS) {
      return " Nothing is decided before " + PairPlan.FEWEST_PAIRS + " pairs.";
    }
    return more.isPresent()
        ? " That is too close to decide: at this rate some "
            + more.getAsInt()
            + " pairs more would, of which one run sends "
            + PairPlan.MOST_PAIRS
            + " at most."
        : " That is too close to decide: at this rate not even "
            + PairPlan.FORESEEN_PAIRS
            + " pairs would.";
  }

  /** MLPerf asks for 99 of 100 within the limits; of fewer requests that is all of them. */
  private String words(Workload workload, int fits) {
    boolean interactive = fits > 0 && (seen.answers() - fits) * 100 <= seen.answers();
    return (interactive ? "interactive" : "batch only")
        + ": "
        + fits
        + " of "
        + seen.answers()
        + " requests within "
        + workload.ttftMs()
        + " ms to the first token and "
        + workload.tpotMs()
        + " ms for each further one";
  }

  private void ratio(List<Observed> values, String name, @Nullable RatioObserved ratio) {
    if (ratio != null) {
      add(values, name + ".median", ratio.median());
      add(values, name + ".median.lower", ratio.lower());
      add(values, name + ".median.upper", ratio.upper());
    }
  }

  private void add(List<Observed> values, String name, @Nullable BigDecimal ratio) {
    if (ratio != null) {
      values.add(Observed.of(name, ratio, "times", from()));
    }
  }

  private Provenance from() {
    return seen.series().from();
  }
}
