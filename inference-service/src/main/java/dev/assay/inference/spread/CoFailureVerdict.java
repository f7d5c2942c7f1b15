package dev.assay.inference.spread;

import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.spread.CoFailureObserved.Other;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether an endpoint fails together with others that it is claimed to be independent of: refuted,
 * or open; what has not failed together is no proof. Pure.
 */
final class CoFailureVerdict {
  private static final String OUTAGES = "outages";

  private CoFailureVerdict() {}

  static Judgement of(SpreadClaim claim, CoFailureObserved seen, Terms terms) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " failing apart", SpreadJudge.APART)
            .claimed(
                "it shares no infrastructure with " + String.join(", ", claim.independentOf()),
                "its outages begin with theirs no more often than on days drawn anew")
            .trusting("the operators of the vantages, two of whom would have to err together");
    Reason reason = seen.reason();
    if (reason != null) {
      return subject.unproven(reason, String.valueOf(seen.explanation()));
    }
    subject.showing(shown(seen));
    Permuted permuted = seen.permuted();
    return permuted == null
        ? subject.unproven(
            Reason.TOO_FEW_SAMPLES,
            "On %d days on which all were seen there are no outages to compare."
                .formatted(seen.days()))
        : tested(subject, seen, permuted, terms.alpha(LayerName.INFERENCE));
  }

  private static Judgement tested(
      Judgement.Subject subject, CoFailureObserved seen, Permuted permuted, BigDecimal alpha) {
    subject.byTest(
        new Statistic("permutation of days", permuted.p().shown(), seen.outages(), alpha), alpha);
    String words =
        "Of %d outages %s, within five minutes."
            .formatted(
                seen.outages(),
                seen.others().stream()
                    .map(other -> other.together() + " began with one of " + other.endpoint())
                    .collect(Collectors.joining(", ")));
    return permuted.p().atMost(alpha.doubleValue())
        ? subject
            .observing(each(seen))
            .refuted(
                words
                    + " That is more than chance and daily rhythm explain: they share what fails.")
        : subject
            .showing(each(seen))
            .unproven(
                Reason.ATTRIBUTION,
                words + " What they share, if anything, has not failed often enough to show.");
  }

  /** The same count once for each vantage that it rests on, so that sources are counted. */
  private static List<Observed> each(CoFailureObserved seen) {
    int together = seen.others().stream().mapToInt(Other::together).sum();
    return seen.from().stream()
        .map(from -> Observed.of("outages.together", together, OUTAGES, from))
        .toList();
  }

  private static List<Observed> shown(CoFailureObserved seen) {
    Provenance from = seen.from().getFirst();
    List<Observed> shown = new ArrayList<>();
    shown.add(Observed.of("days", seen.days(), "days", from));
    shown.add(Observed.of(OUTAGES, seen.outages(), OUTAGES, from));
    for (Other other : seen.others()) {
      shown.add(Observed.of("outages." + other.endpoint(), other.outages(), OUTAGES, from));
      shown.add(Observed.of("together." + other.endpoint(), other.together(), OUTAGES, from));
    }
    return shown;
  }
}
