package dev.assay.inference.load;

import dev.assay.inference.load.spill.SpillFolder;
import dev.assay.inference.testing.LoopbackContext;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;

/** Probers as an operator would set them. */
final class Probing {
  private Probing() {}

  /** One that may spend a lot. */
  static Prober prober(LoopbackContext context, int mostUnderWay) {
    return new Prober(
        context.vertx,
        spills(),
        mostUnderWay,
        rich(),
        null,
        "assay/test",
        new Vantage("eu-central", null));
  }

  /** Much room in the system's folder for temporary files. */
  static SpillFolder spills() {
    return new SpillFolder(Path.of(System.getProperty("java.io.tmpdir")), 64 << 20, 1 << 30);
  }

  static Purse.Limits rich() {
    return new Purse.Limits(1_000_000_000, new BigDecimal("1000"), "USD", Duration.ofHours(1));
  }
}
