package dev.assay.compute.attestation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The reference manifests of an answer whose signatures hold. Immutable. */
record ReferenceValues(List<ReferenceManifest> manifests) {
  /** The measurement of a video decoder, which says nothing where that is switched off. */
  private static final int DECODER = 35;

  private static final byte OFF = 0x55;

  /** Those of these documents that are validly signed at this time. */
  static ReferenceValues signedIn(List<byte[]> documents, PinnedRoots roots, Instant at) {
    return new ReferenceValues(
        documents.stream()
            .map(document -> ReferenceManifest.signed(document, roots, at))
            .filter(Objects::nonNull)
            .toList());
  }

  /** How a report stands to the manifests of the very driver and VBIOS that it names. */
  FirmwareState compare(@Nullable String die, SpdmReport report) {
    ReferenceManifest driver = find(die, report.text(SpdmReport.DRIVER));
    ReferenceManifest vbios = find(die, report.vbios());
    if (driver == null || vbios == null) {
      return FirmwareState.NO_REFERENCE;
    }
    Map<Integer, List<String>> values = new HashMap<>(driver.values());
    for (Map.Entry<Integer, List<String>> value : vbios.values().entrySet()) {
      if (values.put(value.getKey(), value.getValue()) != null) {
        return FirmwareState.NO_REFERENCE; // two manifests for one measurement say nothing
      }
    }
    if (isOff(report.fields().get(SpdmReport.DECODER_STATUS))) {
      values.remove(DECODER);
    }
    boolean matches =
        values.entrySet().stream()
            .allMatch(
                value -> value.getValue().contains(report.measurements().get(value.getKey() + 1)));
    return matches ? FirmwareState.MATCHES : FirmwareState.DIFFERS;
  }

  private static boolean isOff(byte @Nullable [] status) {
    return status != null && status.length == 1 && status[0] == OFF;
  }

  private @Nullable ReferenceManifest find(@Nullable String die, @Nullable String version) {
    return manifests.stream()
        .filter(manifest -> manifest.product().equals(die))
        .filter(manifest -> manifest.version().equalsIgnoreCase(String.valueOf(version)))
        .findFirst()
        .orElse(null);
  }
}
