package dev.assay.inference.identity;

import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.claims.OtherEndpoint;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Decides whether the endpoint's answers are distributed as the reference's. Pure. */
final class EqualityJudge {
  static final String EXPECTS = "same-answers";

  private EqualityJudge() {}

  static Judgement judged(
      ModelClaim claim, OtherEndpoint reference, EqualityObserved seen, Terms terms) {
    BigDecimal alpha = terms.alpha(LayerName.INFERENCE);
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " answers", EXPECTS)
            .claimed(
                "the published model answers, as at " + reference.name(),
                "answers to the same prompts are distributed as the reference's")
            .trusting("that the reference serves the model as it is published");
    if (seen.answers() > 0) {
      subject.byTest(
          Statistic.of("ln of the e-value", seen.evidence().lnE(), seen.answers(), alpha), alpha);
    }
    String words = words(seen, reference);
    if (seen.differs(alpha.doubleValue())) {
      return subject
          .observing(observed(seen))
          .refuted(words + " Answers of one distribution seldom lie so far apart.");
    }
    subject.showing(observed(seen));
    SeriesTrouble trouble = seen.trouble();
    if (trouble != null) {
      return subject.unproven(trouble.reason(), trouble.explanation());
    }
    return seen.dropped() > 2 * seen.answers()
        ? subject.unproven(Reason.TOO_FEW_SAMPLES, words + " Most requests had no answer.")
        : subject.unproven(
            Reason.UNDECIDED,
            words + " No difference was found, which doesn't prove that there is none.");
  }

  private static String words(EqualityObserved seen, OtherEndpoint reference) {
    return seen.answers()
        + " answers were compared with as many of "
        + reference.name()
        + " ("
        + seen.dropped()
        + " requests gave nothing to compare).";
  }

  private static List<Observed> observed(EqualityObserved seen) {
    return seen.batches().stream()
        .flatMap(
            batch ->
                Stream.of(
                    Observed.of("batch.answers", batch.answers(), "answers", batch.from()),
                    Observed.of("batch.distance", batch.distance(), batch.from()),
                    Observed.of("batch.p", batch.permuted().p().shown(), batch.from())))
        .toList();
  }
}
