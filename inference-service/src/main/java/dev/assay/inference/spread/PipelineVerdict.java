package dev.assay.inference.spread;

import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.SpreadClaim.Place;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.BinomialTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether tokens can have passed all claimed stages: refuted, or open. Pure. */
final class PipelineVerdict {
  private PipelineVerdict() {}

  static Judgement of(SpreadClaim claim, PipelineObserved seen, Terms terms) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " pipeline", SpreadJudge.PIPELINE)
            .claimed(
                "every token passes " + places(claim),
                "95 of 100 answers take no less for each step than light takes around the loop of "
                    + seen.loopKm().toPlainString()
                    + " km")
            .trusting("our clock, and the speed of light in a vacuum");
    Reason reason = seen.series().reason();
    if (reason != null) {
      return subject
          .showing(seen.series().shown())
          .unproven(reason, String.valueOf(seen.series().explanation()));
    }
    return tested(subject, seen, terms.alpha(LayerName.INFERENCE));
  }

  private static Judgement tested(
      Judgement.Subject subject, PipelineObserved seen, BigDecimal alpha) {
    BinomialTest test = new BinomialTest(seen.requests(), seen.below(), SpreadPlan.FIFTH);
    String words =
        seen.below()
            + " of "
            + seen.requests()
            + " answers took less for each step than the "
            + seen.loopMs().toPlainString()
            + " ms that light takes around the loop.";
    subject
        .showing(rest(seen))
        .showing(seen.series().shown())
        .byTest(
            new Statistic("binomial tail", test.upperTail().shown(), seen.requests(), alpha),
            alpha);
    if (test.refutes(alpha.doubleValue())) {
      return subject.observing(counts(seen)).refuted(words);
    }
    subject.showing(counts(seen));
    return subject.unproven(
        Reason.ATTRIBUTION,
        words
            + " Slow enough for the claimed places is no proof of them: any wait looks like that.");
  }

  private static List<Observed> counts(PipelineObserved seen) {
    Provenance from = seen.series().from();
    return List.of(
        Observed.of("steps.faster-than-light", seen.below(), "requests", from),
        Observed.of("steps.requests", seen.requests(), "requests", from));
  }

  private static List<Observed> rest(PipelineObserved seen) {
    Provenance from = seen.series().from();
    List<Observed> rest = new ArrayList<>();
    rest.add(Observed.of("loop", seen.loopKm(), "km", from));
    rest.add(Observed.of("loop.light", seen.loopMs(), "ms", from));
    if (seen.fifthMs() != null) {
      rest.add(Observed.of("step.p5", seen.fifthMs(), "ms", from));
    }
    return rest;
  }

  private static String places(SpreadClaim claim) {
    return claim.pipeline().stream().map(Place::name).collect(Collectors.joining(", then "));
  }
}
