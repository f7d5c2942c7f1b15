package dev.assay.compute.arithmetic;

import dev.assay.compute.claims.HardwareClaim;
import dev.assay.compute.hardware.Accelerator;
import dev.assay.compute.hardware.Precision;
import dev.assay.compute.hardware.Variant;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds one claim about hardware against the catalogue. Pure. */
record HardwareArithmetic(HardwareClaim claim, ClaimedModel model, Provenance declared) {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal WATTS = BigDecimal.valueOf(1000);

  Judgement judge(String trusts) {
    Judgement.Subject subject =
        Judgement.about(claim.id(), ArithmeticJudge.POSSIBLE)
            .claimed(said(), "such boards are made, and their data sheets allow that rate")
            .trusting(trusts);
    Accelerator listed = model.listed();
    if (listed == null) {
      return subject.unproven(
          Reason.NOT_RECOGNISED,
          "The catalogue has no " + model.name() + "; it covers no vendor's range as a whole.");
    }
    if (model.variants().isEmpty()) {
      return noVariant(subject, listed);
    }
    Shown.sanity(subject, claim, model, declared);
    BigDecimal tflops = claim.tflops();
    Precision precision = claim.precision();
    return tflops == null || precision == null
        ? possible(subject, model.inWords() + " is made.")
        : rate(subject, tflops, precision);
  }

  private Judgement noVariant(Judgement.Subject subject, Accelerator listed) {
    String made = "The vendor's " + listed.model() + " is made as " + model.made() + ".";
    if (!listed.complete()) {
      return subject.unproven(
          Reason.NOT_RECOGNISED,
          made
              + " The claim names another one. Boards that others rebuild, and variants that the"
              + " catalogue lacks, exist.");
    }
    return subject
        .observing(Observed.of("claimed.model", model.inWords(), declared))
        .refuted("There is no " + model.inWords() + ". " + made);
  }

  private Judgement rate(Judgement.Subject subject, BigDecimal tflops, Precision precision) {
    BigDecimal perCard = tflops.divide(BigDecimal.valueOf(claim.count()), MathContext.DECIMAL64);
    BigDecimal peak = model.bound(v -> peak(v, precision));
    if (peak == null) {
      return subject.unproven(
          Reason.NOT_RECOGNISED,
          "The catalogue has no "
              + (claim.saysSparse() ? "sparse" : "dense")
              + " peak at "
              + precision
              + " for every "
              + model.inWords()
              + " that the claim can mean.");
    }
    BigDecimal most = peak.multiply(BigDecimal.valueOf(claim.count()));
    String bound =
        claim.count()
            + " times the "
            + (claim.saysSparse() ? "sparse" : "dense")
            + " peak of "
            + Figures.shown(peak)
            + " at "
            + precision
            + " make "
            + Figures.shown(most);
    if (!Figures.exceeds(tflops, most)) {
      return possible(subject, bound + ", not less than claimed.");
    }
    return subject
        .observing(Observed.of("claimed.rate", tflops, ArithmeticJudge.UNIT, declared))
        .refuted(
            bound
                + ", the claim is "
                + tflops.toPlainString()
                + ", in "
                + ArithmeticJudge.UNIT
                + "."
                + Inflation.named(perCard, precision, model.variants()));
  }

  private @Nullable BigDecimal peak(Variant variant, Precision precision) {
    BigDecimal dense = variant.peaks().at(precision);
    if (!claim.saysSparse()) {
      return dense;
    }
    return variant.sparsity() && dense != null ? dense.multiply(TWO) : null;
  }

  private static Judgement possible(Judgement.Subject subject, String explanation) {
    return subject.notApplicable(
        Reason.NOTHING_FOUND, explanation + " That it is possible proves nothing.");
  }

  private String said() {
    String rate =
        claim.tflops() == null
            ? ""
            : ", "
                + claim.tflops().toPlainString()
                + " "
                + ArithmeticJudge.UNIT
                + " at "
                + claim.precision();
    return claim.count() + " " + model.inWords() + rate;
  }

  /** Figures for the reader, on which no outcome rests. */
  private static final class Shown {
    static void sanity(
        Judgement.Subject subject, HardwareClaim claim, ClaimedModel model, Provenance declared) {
      BigDecimal count = BigDecimal.valueOf(claim.count());
      BigDecimal site = claim.siteKilowatts();
      BigDecimal tdp = model.bound(v -> watts(v));
      if (site != null && tdp != null) {
        BigDecimal need = tdp.multiply(count).divide(WATTS, MathContext.DECIMAL64);
        subject.showing(
            Observed.of("claimed.sitePower", site, "kW", declared),
            Observed.of("implied.boardPower", new BigDecimal(Figures.shown(need)), "kW", declared));
      }
      BigDecimal invested = claim.investedUsd();
      if (invested != null) {
        BigDecimal each = invested.divide(count, MathContext.DECIMAL64);
        subject.showing(Observed.of("implied.pricePerBoard", Figures.shown(each), "USD", declared));
      }
    }

    private static @Nullable BigDecimal watts(Variant variant) {
      Integer tdp = variant.tdpWatts();
      return tdp == null ? null : BigDecimal.valueOf(Objects.requireNonNull(tdp));
    }
  }
}
