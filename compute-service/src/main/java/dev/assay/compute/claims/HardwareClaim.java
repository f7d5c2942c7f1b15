package dev.assay.compute.claims;

import dev.assay.compute.hardware.FormFactor;
import dev.assay.compute.hardware.HardwareName;
import dev.assay.compute.hardware.Precision;
import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The claim to run accelerators of one model.
 *
 * @param id the claim's name within the dossier: lower-case letters, digits and hyphens
 * @param model as the project writes it, such as {@code H100 SXM}
 * @param count how many, 1 to 100,000,000
 * @param memoryGb memory of each in GB, 1 to 10,000; null when the project doesn't say
 * @param form how they are mounted; null when the project doesn't say
 * @param tflops the rate of all together in 10^12 operations per second; null when not claimed
 * @param precision of that rate; both or neither
 * @param sparse whether the project says that the rate is one with structured sparsity; null is no
 * @param siteKilowatts electric power of the sites, for comparison only
 * @param investedUsd what the hardware cost, in US dollars, for comparison only
 * @param statement where the project says so
 */
public record HardwareClaim(
    String id,
    String model,
    int count,
    @Nullable Integer memoryGb,
    @Nullable FormFactor form,
    @Nullable BigDecimal tflops,
    @Nullable Precision precision,
    @Nullable Boolean sparse,
    @Nullable BigDecimal siteKilowatts,
    @Nullable BigDecimal investedUsd,
    Statement statement) {
  private static final int MOST = 100_000_000;

  public HardwareClaim {
    Fields.id(id);
    Require.text(model, "model", HardwareName.LONGEST);
    Require.that(count >= 1 && count <= MOST, "count", "must be 1 to 100000000");
    Fields.memory(memoryGb);
    Fields.positive(tflops, "tflops");
    Require.that(
        (tflops == null) == (precision == null), "precision", "must stand beside 'tflops'");
    Fields.positive(siteKilowatts, "siteKilowatts");
    Fields.positive(investedUsd, "investedUsd");
    Require.present(statement, "statement");
  }

  /** Whether the rate is said to be one with structured sparsity. */
  public boolean saysSparse() {
    return Boolean.TRUE.equals(sparse);
  }
}
