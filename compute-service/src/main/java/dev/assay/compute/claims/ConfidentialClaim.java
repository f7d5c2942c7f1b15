package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The claim that a host is a confidential machine that loaded exactly this.
 *
 * @param measurements 48 bytes in hexadecimal each: of Intel TDX the domain's and those of its four
 *     registers, in this order; of AMD SEV-SNP the launch's alone
 */
public record ConfidentialClaim(List<String> measurements) {
  private static final int TDX = 5;
  private static final int SEV_SNP = 1;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{96}");

  public ConfidentialClaim {
    measurements = Require.list(measurements, "measurements", TDX);
    Require.that(
        measurements.size() == TDX || measurements.size() == SEV_SNP,
        "measurements",
        "must be five (Intel TDX) or one (AMD SEV-SNP)");
    Require.that(
        measurements.stream().allMatch(each -> FORM.matcher(each).matches()),
        "measurements",
        "must be 96 lower-case hexadecimal digits each");
  }
}
