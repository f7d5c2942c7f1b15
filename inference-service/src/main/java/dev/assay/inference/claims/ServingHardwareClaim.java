package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The claim that a model of this size is served by this hardware; decoding can't be faster than the
 * memory delivers the weights.
 *
 * @param endpoint id of the endpoint
 * @param activeParameters parameters that each token reads, without the input embedding
 * @param bytesPerParameter "2" for FP16 and BF16, "1" for FP8, "0.5" for four bits
 * @param hardware name of the accelerator
 * @param bandwidthGbPerSecond its memory bandwidth, 10^9 bytes a second, by its data sheet
 * @param tensorParallel how many of them hold one copy of the model, 1 to 1024
 * @param acceptedTokensPerStep mean tokens that one pass yields: "1" when speculation is ruled out;
 *     null when the project doesn't say
 * @param statement where the project says so
 */
public record ServingHardwareClaim(
    String endpoint,
    BigInteger activeParameters,
    BigDecimal bytesPerParameter,
    String hardware,
    BigDecimal bandwidthGbPerSecond,
    int tensorParallel,
    @Nullable BigDecimal acceptedTokensPerStep,
    Statement statement)
    implements EndpointPromise {
  public ServingHardwareClaim {
    Require.present(endpoint, "endpoint");
    Require.present(activeParameters, "activeParameters");
    Require.that(activeParameters.signum() > 0, "activeParameters", "must be above 0");
    Require.present(bytesPerParameter, "bytesPerParameter");
    Require.that(
        bytesPerParameter.signum() > 0 && bytesPerParameter.compareTo(new BigDecimal(8)) <= 0,
        "bytesPerParameter",
        "must lie above 0 and at most at 8, for example \"2\" for FP16");
    Require.text(hardware, "hardware", 100);
    Require.present(bandwidthGbPerSecond, "bandwidthGbPerSecond");
    Require.that(bandwidthGbPerSecond.signum() > 0, "bandwidthGbPerSecond", "must be above 0");
    Require.that(
        tensorParallel >= 1 && tensorParallel <= 1024,
        "tensorParallel",
        "must lie between 1 and 1024");
    Require.that(
        acceptedTokensPerStep == null || acceptedTokensPerStep.compareTo(BigDecimal.ONE) >= 0,
        "acceptedTokensPerStep",
        "must be 1 or more");
    Require.present(statement, "statement");
  }
}
