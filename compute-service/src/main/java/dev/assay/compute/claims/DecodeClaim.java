package dev.assay.compute.claims;

import dev.assay.compute.hardware.FormFactor;
import dev.assay.compute.hardware.HardwareName;
import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The claim that one stream of text comes at this speed from accelerators of one model.
 *
 * @param id the claim's name within the dossier
 * @param model of the accelerators, as the project writes it
 * @param memoryGb memory of each in GB; null when the project doesn't say
 * @param form how they are mounted; null when the project doesn't say
 * @param tensorParallel over how many accelerators each weight is spread, 1 to 10,000
 * @param activeParameters weights that each token needs, without the input embedding
 * @param bytesPerParameter 2 for FP16, 1 for FP8, 0.5 for FP4
 * @param tokensPerSecond of a single stream
 * @param speculation whether drafts are accepted several tokens at a time; null when the project
 *     doesn't say
 * @param statement where the project says so
 */
public record DecodeClaim(
    String id,
    String model,
    @Nullable Integer memoryGb,
    @Nullable FormFactor form,
    int tensorParallel,
    BigInteger activeParameters,
    BigDecimal bytesPerParameter,
    BigDecimal tokensPerSecond,
    @Nullable Speculation speculation,
    Statement statement) {
  private static final int MOST_PARALLEL = 10_000;
  private static final BigInteger MOST_PARAMETERS = BigInteger.TEN.pow(18);
  private static final BigDecimal MOST_BYTES = BigDecimal.valueOf(16);

  /**
   * What the project says of speculative decoding.
   *
   * @param used false rules it out
   * @param acceptedLength mean number of tokens that one pass over the weights yields, 1 or more;
   *     null when not told
   */
  public record Speculation(boolean used, @Nullable BigDecimal acceptedLength) {
    public Speculation {
      Require.that(
          acceptedLength == null || used,
          "acceptedLength",
          "must not stand beside \"used: false\"");
      Fields.positive(acceptedLength, "acceptedLength");
      Require.that(
          acceptedLength == null || acceptedLength.compareTo(BigDecimal.ONE) >= 0,
          "acceptedLength",
          "must be 1 or more tokens");
    }
  }

  public DecodeClaim {
    Fields.id(id);
    Require.text(model, "model", HardwareName.LONGEST);
    Fields.memory(memoryGb);
    Require.that(
        tensorParallel >= 1 && tensorParallel <= MOST_PARALLEL,
        "tensorParallel",
        "must be 1 to 10000");
    Require.present(activeParameters, "activeParameters");
    Require.that(
        activeParameters.signum() > 0 && activeParameters.compareTo(MOST_PARAMETERS) <= 0,
        "activeParameters",
        "must be 1 to 10^18, for example \"70000000000\"");
    Require.present(bytesPerParameter, "bytesPerParameter");
    Fields.positive(bytesPerParameter, "bytesPerParameter");
    Require.that(
        bytesPerParameter.compareTo(MOST_BYTES) <= 0, "bytesPerParameter", "must be at most 16");
    Require.present(tokensPerSecond, "tokensPerSecond");
    Fields.positive(tokensPerSecond, "tokensPerSecond");
    Require.present(statement, "statement");
  }
}
