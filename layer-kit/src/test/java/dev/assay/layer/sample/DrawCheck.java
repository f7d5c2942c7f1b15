package dev.assay.layer.sample;

import dev.assay.layer.sample.SampleClaims.Misbehaviour;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.HexFormat;
import java.util.List;

/** Draws, and misbehaves as the claims ask it to. */
public record DrawCheck() implements Check<SampleClaims, DrawCheck.Drawn> {

  public record Drawn(String hex) {}

  @Override
  public CheckSpec spec() {
    Standard measured = Standard.of(EvidenceClass.MEASURED);
    return new CheckSpec(
        "compute.draw",
        1,
        LayerName.COMPUTE,
        "What is drawn?",
        Severity.LOW,
        List.of(new Expectation("draw", "Something is drawn.", measured, measured)),
        false,
        "Nothing.",
        "A sample.");
  }

  @Override
  public Class<Drawn> observationType() {
    return Drawn.class;
  }

  @Override
  public Uni<Drawn> observe(SampleClaims claims, Terms terms, Probes probes) {
    if (claims.misbehaviour() == Misbehaviour.OBSERVE_THROWS) {
      throw new IllegalArgumentException("a defect in observe");
    }
    return probes.draw("sample").map(DrawCheck::drawn);
  }

  @Override
  public Judge<SampleClaims, Drawn> judge() {
    return (claims, drawn, terms) -> {
      if (claims.misbehaviour() == Misbehaviour.JUDGE_THROWS) {
        throw new IllegalArgumentException("a defect in judge");
      }
      return List.of(Judgement.about("draw", "draw").unproven(Reason.NOT_MEASURABLE, drawn.hex()));
    };
  }

  private static Drawn drawn(Answer<byte[]> answer) {
    return switch (answer) {
      case Answer.Answered<byte[]>(var bytes, var from) ->
          new Drawn(HexFormat.of().formatHex(bytes));
      case Answer.Unanswered<byte[]>(var reason, var said, var from) -> new Drawn(reason.name());
    };
  }
}
