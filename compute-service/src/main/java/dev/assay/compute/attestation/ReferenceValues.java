package dev.assay.compute.attestation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reference values as their maker signed them. Immutable. */
record ReferenceValues(List<String> manifests) {

  static ReferenceValues of(List<byte[]> manifests, Instant at) {
    return new ReferenceValues(List.of());
  }

  FirmwareState compare(@Nullable String die, SpdmReport report) {
    return FirmwareState.NO_REFERENCE;
  }
}
