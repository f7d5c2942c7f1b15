package dev.assay.compute.arithmetic;

import dev.assay.compute.claims.DecodeClaim;
import dev.assay.compute.claims.DecodeClaim.Speculation;
import dev.assay.compute.hardware.Variant;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Holds one claim about decoding speed against the roofline of its hardware. Pure. */
record DecodeArithmetic(DecodeClaim claim, ClaimedModel model, Provenance declared) {
  private static final String UNIT = "tokens/s";
  private static final MathContext NEEDED = new MathContext(3, RoundingMode.CEILING);

  Judgement judge(String trusts) {
    Judgement.Subject subject =
        Judgement.about(claim.id(), ArithmeticJudge.ROOFLINE)
            .claimed(said(), "the bandwidth of the memory allows that speed")
            .trusting(trusts);
    BigDecimal bandwidth = model.bound(Variant::bandwidthGbPerSecond);
    if (bandwidth == null) {
      return subject.unproven(
          Reason.NOT_RECOGNISED,
          "The catalogue has no memory bandwidth for every " + model.inWords() + ".");
    }
    return against(subject, Roofline.of(claim, bandwidth), bandwidth);
  }

  private Judgement against(Judgement.Subject subject, BigDecimal roofline, BigDecimal bandwidth) {
    Speculation speculation = claim.speculation();
    BigDecimal length = speculation == null ? null : speculation.acceptedLength();
    BigDecimal bound = length == null ? roofline : roofline.multiply(length);
    Observed claimed = Observed.of("claimed.speed", claim.tokensPerSecond(), UNIT, declared);
    String found = found(roofline, bandwidth, length, bound);
    if (!Figures.exceeds(claim.tokensPerSecond(), bound)) {
      return subject
          .showing(claimed)
          .notApplicable(
              Reason.NOTHING_FOUND,
              found + " That the speed is possible proves nothing. " + Roofline.ASSUMPTIONS);
    }
    if (length != null || (speculation != null && !speculation.used())) {
      return subject
          .observing(claimed)
          .refuted(found + " The claim is above it. " + Roofline.ASSUMPTIONS);
    }
    BigDecimal needed = claim.tokensPerSecond().divide(roofline, MathContext.DECIMAL64);
    return subject
        .showing(claimed)
        .unproven(
            Reason.NOT_MEASURABLE,
            found
                + " The claim would need speculative decoding with a mean accepted length of at"
                + " least "
                + needed.round(NEEDED).toPlainString()
                + " tokens, which it doesn't state. "
                + Roofline.ASSUMPTIONS);
  }

  private String found(
      BigDecimal roofline, BigDecimal bandwidth, @Nullable BigDecimal length, BigDecimal bound) {
    String speculation =
        length == null
            ? ""
            : ", times the stated length of " + length.toPlainString() + " " + Figures.shown(bound);
    return claim.tensorParallel()
        + " times "
        + Figures.shown(bandwidth)
        + " GB/s over "
        + claim.activeParameters()
        + " parameters of "
        + claim.bytesPerParameter().toPlainString()
        + " bytes allow "
        + Figures.shown(roofline)
        + " tokens per second"
        + speculation
        + ".";
  }

  private String said() {
    return Figures.shown(claim.tokensPerSecond())
        + " "
        + UNIT
        + " on "
        + claim.tensorParallel()
        + " "
        + model.inWords();
  }
}
