package dev.assay.compute.attestation;

import org.jspecify.annotations.Nullable;

/**
 * One report and what it shows. Immutable.
 *
 * @param fault what is wrong with it; null when it holds
 * @param explanation in words; null when it holds
 * @param device SHA-256 of the key that its provisioner certified; null unless the report holds
 * @param die such as {@code GH100}
 * @param driver version that it names
 * @param vbios version that it names
 * @param root whose root its chain ends at
 * @param revocation what the issuers of its chain's certificates say of them
 * @param firmware how its measurements stand to the signed reference values
 */
public record GpuAttested(
    @Nullable AttestationFault fault,
    @Nullable String explanation,
    @Nullable String device,
    @Nullable String die,
    @Nullable String driver,
    @Nullable String vbios,
    @Nullable RootOwner root,
    RevocationState revocation,
    FirmwareState firmware) {

  static GpuAttested without(AttestationFault fault, String explanation) {
    return new GpuAttested(
        fault,
        explanation,
        null,
        null,
        null,
        null,
        null,
        RevocationState.NOT_SHOWN,
        FirmwareState.UNKNOWN);
  }

  /** Whether the report holds. */
  public boolean holds() {
    return fault == null;
  }
}
