package dev.assay.compute.arithmetic;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.hardware.HardwareCatalogue;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Do the claims about hardware contradict data sheets or physics? */
public final class ClaimArithmeticCheck implements Check<ComputeClaims, ClaimArithmetic> {
  private static final String DOCS =
      """
      Each claim about hardware or decoding speed is a subject of its own, held against the catalogue
      of hardware (docs/hardware.md, GET /v1/compute/hardware). Nothing is asked of the network. The
      check is adverse: a claim that is possible is not thereby true, so nothing is ever confirmed.

      Hardware: a memory size or form that the model isn't made with is REFUTED where the catalogue
      lists all of them; else, and for a model that isn't listed, UNPROVEN(NOT_RECOGNISED), because no
      vendor's range is covered as a whole and consumer boards are rebuilt with more memory. A rate
      above the number of boards times the dense peak at the same precision is REFUTED, and the
      finding names the figure that it is: the sparse peak sold as dense, FP8 as FP16, tensor units
      (TF32, FP16) as FP32. Compared is with the largest peak of all variants that the claim can mean,
      for FP16 on consumer boards with the one that accumulates in FP16; 1 % is left to rounding. A
      peak that no source tells is null and bounds nothing. Site power beside the sum of board powers,
      and the sum spent for each board, are shown and never refute.

      Decoding: one stream without speculation reads every active weight once for each token, so
      tokens/s <= N x bandwidth / (active parameters x bytes per parameter). Above it the claim is
      REFUTED when it rules speculation out, or when the length that it states doesn't suffice; else
      it is UNPROVEN(NOT_MEASURABLE) with the mean accepted length that it would need, because that
      length has no hard cap.

      The project's own words suffice against it, since the catalogue contradicts them whatever else
      is true. How one would cheat: claim what is possible (this check finds nothing then, and others
      have to measure); name a model that nobody knows (UNPROVEN); claim batched throughput as one
      stream's speed (refuted, unless the accepted length is left open). What stays open: a wrong
      figure in a data sheet, or in the catalogue; every figure names its source.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.claim-arithmetic",
          1,
          LayerName.COMPUTE,
          "Do the claims about hardware contradict data sheets or physics?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  ArithmeticJudge.POSSIBLE,
                  "The boards are made as claimed, and their dense peaks allow the claimed rate.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.DECLARED)),
              new Expectation(
                  ArithmeticJudge.ROOFLINE,
                  "The bandwidth of the memory allows the claimed decoding speed.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.DECLARED))),
          true,
          "Claim a model with the memory and form that its vendor names, dense rates at the"
              + " precision that they hold for, and say of a decoding speed whether speculation is"
              + " used and how many tokens are accepted on average.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<ClaimArithmetic> observationType() {
    return ClaimArithmetic.class;
  }

  @Override
  public Uni<ClaimArithmetic> observe(ComputeClaims claims, Terms terms, Probes probes) {
    Provenance declared = Provenance.declared(claims, terms);
    return Uni.createFrom()
        .item(ClaimArithmetic.of(claims, declared, HardwareCatalogue.packaged()));
  }

  @Override
  public Judge<ComputeClaims, ClaimArithmetic> judge() {
    return new ArithmeticJudge();
  }
}
