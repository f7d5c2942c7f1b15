package dev.assay.inference.identity;

import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.claims.OtherEndpoint;
import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import java.math.BigDecimal;
import java.util.List;

/**
 * Says what log-probabilities show beside the answers. They tell one model on two engines apart, so
 * a difference in them alone accuses nobody. Pure.
 */
final class LogprobJudge {
  static final String EXPECTS = "same-log-probabilities";

  private LogprobJudge() {}

  /**
   * @param answersDiffer whether the answers themselves were proven to differ
   */
  static Judgement judged(
      ModelClaim claim,
      OtherEndpoint reference,
      LogprobObserved seen,
      boolean answersDiffer,
      Terms terms) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " log-probabilities", EXPECTS)
            .claimed(
                "the published model answers, as at " + reference.name(),
                "a token's log-probabilities are the reference's")
            .trusting("that the reference serves the model as it is published");
    SeriesTrouble trouble = seen.trouble();
    Permuted permuted = seen.permuted();
    BigDecimal distance = seen.distance();
    if (trouble != null || permuted == null || distance == null) {
      return trouble == null
          ? subject.unproven(Reason.NOT_MEASURABLE, "Nothing was compared.")
          : subject.unproven(trouble.reason(), trouble.explanation());
    }
    BigDecimal alpha = terms.alpha(LayerName.INFERENCE);
    subject.byTest(
        new Statistic("permutation tail", permuted.p().shown(), 2L * seen.answers(), alpha), alpha);
    List<Observed> values =
        List.of(
            Observed.of("logprobs.distance", distance, "nats", seen.from()),
            Observed.of("logprobs.tokens", seen.tokens(), "tokens", seen.from()),
            Observed.of("logprobs.answers", seen.answers(), "answers", seen.from()));
    String words =
        "Over "
            + seen.tokens()
            + " tokens, "
            + seen.answers()
            + " answers of each side, the means"
            + " lie "
            + distance.toPlainString()
            + " nats apart ("
            + seen.dropped()
            + " requests gave nothing to compare).";
    if (!permuted.p().atMost(alpha.doubleValue())) {
      return subject
          .showing(values)
          .unproven(
              Reason.UNDECIDED,
              words + " No difference was found, which doesn't prove that there is none.");
    }
    return answersDiffer
        ? subject
            .observing(values)
            .refuted(words + " They differ, and so do the answers, which an engine can't explain.")
        : subject
            .showing(values)
            .unproven(
                Reason.ATTRIBUTION,
                words
                    + " They differ, as they do for one model on two engines or devices too; the"
                    + " answers themselves were not proven to differ.");
  }
}
