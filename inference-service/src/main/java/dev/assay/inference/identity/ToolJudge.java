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
import dev.assay.verification.statistics.SignTest;
import dev.assay.verification.statistics.Tail;
import java.math.BigDecimal;
import java.util.List;

/** Decides whether the endpoint calls tools as the reference does, by the exact sign test. Pure. */
final class ToolJudge {
  static final String EXPECTS = "same-tool-calls";

  private ToolJudge() {}

  static Judgement judged(
      ModelClaim claim, OtherEndpoint reference, ToolObserved seen, Terms terms) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " tool calls", EXPECTS)
            .claimed(
                "the published model answers, as at " + reference.name(),
                "tools are called as by the reference, with arguments that fit as often")
            .trusting("that the reference serves the model as it is published");
    SeriesTrouble trouble = seen.trouble();
    if (trouble != null) {
      return subject.unproven(trouble.reason(), trouble.explanation());
    }
    List<Observed> values = values(seen);
    if (seen.reference().made() == 0) {
      return subject
          .showing(values)
          .unproven(Reason.NOT_MEASURABLE, "The reference calls no tool itself.");
    }
    return tested(subject, values, seen, terms.alpha(LayerName.INFERENCE));
  }

  private static Judgement tested(
      Judgement.Subject subject, List<Observed> values, ToolObserved seen, BigDecimal alpha) {
    Tail tail = new SignTest(seen.further(), seen.closer()).firstGreater();
    int split = seen.further() + seen.closer();
    subject.byTest(new Statistic("sign test tail", tail.shown(), split, alpha), alpha);
    String words = words(seen);
    if (tail.atMost(alpha.doubleValue())) {
      return subject.observing(values).refuted(words);
    }
    subject.showing(values);
    return seen.dropped() > seen.prompts()
        ? subject.unproven(Reason.TOO_FEW_SAMPLES, words + " Most prompts got no three answers.")
        : subject.unproven(
            Reason.UNDECIDED,
            words + " No difference was found, which doesn't prove that there is none.");
  }

  private static String words(ToolObserved seen) {
    return "Of "
        + seen.prompts()
        + " prompts that got three answers ("
        + seen.dropped()
        + " didn't), the endpoint alone did otherwise than the reference's first answer in "
        + seen.further()
        + ", the reference's second answer alone in "
        + seen.closer()
        + "; "
        + seen.endpoint().valid()
        + " of the endpoint's "
        + seen.endpoint().made()
        + " calls fit the tool, "
        + seen.reference().valid()
        + " of the reference's "
        + seen.reference().made()
        + ".";
  }

  private static List<Observed> values(ToolObserved seen) {
    return List.of(
        Observed.of("tools.prompts", seen.prompts(), "prompts", seen.from()),
        Observed.of("tools.endpoint-otherwise", seen.further(), "prompts", seen.from()),
        Observed.of("tools.reference-otherwise", seen.closer(), "prompts", seen.from()),
        Observed.of("tools.endpoint.calls", seen.endpoint().made(), "calls", seen.from()),
        Observed.of("tools.endpoint.valid", seen.endpoint().valid(), "calls", seen.from()),
        Observed.of("tools.reference.calls", seen.reference().made(), "calls", seen.from()),
        Observed.of("tools.reference.valid", seen.reference().valid(), "calls", seen.from()));
  }
}
