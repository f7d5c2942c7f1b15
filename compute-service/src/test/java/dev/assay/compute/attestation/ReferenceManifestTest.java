package dev.assay.compute.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the manifest that NVIDIA signed for the VBIOS of a recorded card. */
class ReferenceManifestTest {
  private static final byte[] VBIOS = bytes("recorded-vbios-960005e0001.xml");
  private static final Instant THEN = Instant.parse("2024-06-01T00:00:00Z");
  private static final PinnedRoots ROOTS = PinnedRoots.of(RootPurpose.REFERENCE, List.of());

  @Test
  void givenManifestOfARealCard_whenCompared_thenEachOfItsValuesWasMeasured() {
    // Given
    SpdmReport report =
        SpdmReport.read(RecordedReports.report("recorded-hopper-old-firmware.json"));

    // When
    ReferenceManifest manifest = ReferenceManifest.signed(VBIOS, ROOTS, THEN);

    // Then
    assertThat(manifest.product()).isEqualTo("GH100");
    assertThat(manifest.version()).isEqualTo(report.vbios());
    assertThat(manifest.values()).hasSize(12);
    for (Map.Entry<Integer, List<String>> value : manifest.values().entrySet()) {
      assertThat(value.getValue()).contains(report.measurements().get(value.getKey() + 1));
    }
  }

  @Test
  void givenExpiredCertificate_whenRead_thenItIsNoReference() {
    assertThat(ReferenceManifest.signed(VBIOS, ROOTS, RecordedReports.NOW)).isNull();
  }

  @Test
  void givenRootOfCards_whenRead_thenItMayNotSignReferences() {
    PinnedRoots cards = PinnedRoots.of(RootPurpose.DEVICE, List.of());
    assertThat(ReferenceManifest.signed(VBIOS, cards, THEN)).isNull();
  }

  @Test
  void givenChangedValue_whenRead_thenItIsNoReference() {
    String changed = new String(VBIOS, StandardCharsets.UTF_8).replace("c3f65ef7", "c3f65ef8");
    assertThat(ReferenceManifest.signed(changed.getBytes(StandardCharsets.UTF_8), ROOTS, THEN))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<a/>",
        "not xml",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>"
      })
  void givenHostileDocument_whenRead_thenItIsNoReference(String document) {
    assertThat(ReferenceManifest.signed(document.getBytes(StandardCharsets.UTF_8), ROOTS, THEN))
        .isNull();
  }

  @Test
  void givenDocumentWithoutEnd_whenRead_thenItIsNoReference() {
    byte[] deep = "<a>".repeat(80_000).getBytes(StandardCharsets.UTF_8);
    assertThat(ReferenceManifest.signed(deep, ROOTS, THEN)).isNull();
    assertThat(ReferenceManifest.signed(new byte[300_000], ROOTS, THEN)).isNull();
  }

  private static byte[] bytes(String name) {
    try (InputStream in = ReferenceManifestTest.class.getResourceAsStream("/attestation/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
