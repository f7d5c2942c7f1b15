package dev.assay.compute.arithmetic;

import dev.assay.compute.hardware.Precision;
import dev.assay.compute.hardware.Variant;
import java.math.BigDecimal;
import java.util.List;

/** Names the other figure of a data sheet that a claimed rate was taken from, where it is one. */
final class Inflation {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Inflation() {}

  /** A sentence that names it; empty when the rate is no known figure. */
  static String named(BigDecimal perCard, Precision claimed, List<Variant> variants) {
    if (variants.stream().anyMatch(v -> isSparse(perCard, claimed, v))) {
      return " It is the peak with structured sparsity, twice the dense one.";
    }
    for (Precision other : Precision.values()) {
      if (variants.stream().anyMatch(v -> isDense(perCard, other, v))) {
        return " It is the dense peak at " + other + " and not at " + claimed + ".";
      }
    }
    for (Precision other : Precision.values()) {
      if (variants.stream().anyMatch(v -> isSparse(perCard, other, v))) {
        return " It is the peak at " + other + " with structured sparsity.";
      }
    }
    return "";
  }

  private static boolean isDense(BigDecimal perCard, Precision precision, Variant variant) {
    BigDecimal peak = variant.peaks().at(precision);
    return peak != null && Figures.same(perCard, peak);
  }

  private static boolean isSparse(BigDecimal perCard, Precision precision, Variant variant) {
    BigDecimal peak = variant.peaks().at(precision);
    return peak != null && variant.sparsity() && Figures.same(perCard, peak.multiply(TWO));
  }
}
