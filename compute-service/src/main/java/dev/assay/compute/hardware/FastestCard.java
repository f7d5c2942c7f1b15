package dev.assay.compute.hardware;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * The catalogued card with the highest dense int8 peak: what any operator could command at least
 * one of. Pure.
 *
 * @param name of the model
 * @param int8Tops in 10^12 operations per second
 */
public record FastestCard(String name, BigDecimal int8Tops) {

  /** The fastest that is packaged. */
  public static FastestCard catalogued() {
    return HardwareCatalogue.packaged().models().stream()
        .flatMap(model -> model.variants().stream())
        .map(variant -> new FastestCard(variant.name(), peak(variant)))
        .max(Comparator.comparing(FastestCard::int8Tops))
        .orElseThrow();
  }

  private static BigDecimal peak(Variant variant) {
    BigDecimal peak = variant.peaks().int8();
    return peak == null ? BigDecimal.ZERO : peak;
  }
}
