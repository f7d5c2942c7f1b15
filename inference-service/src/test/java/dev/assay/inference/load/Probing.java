package dev.assay.inference.load;

import dev.assay.inference.testing.LoopbackContext;
import java.math.BigDecimal;
import java.time.Duration;

/** Probers as an operator would set them. */
final class Probing {
  private Probing() {}

  /** One that may spend a lot. */
  static Prober prober(LoopbackContext context, int mostUnderWay) {
    return new Prober(context.vertx, mostUnderWay, rich(), null, "assay/test", "eu-central");
  }

  static Purse.Limits rich() {
    return new Purse.Limits(1_000_000_000, new BigDecimal("1000"), "USD", Duration.ofHours(1));
  }
}
