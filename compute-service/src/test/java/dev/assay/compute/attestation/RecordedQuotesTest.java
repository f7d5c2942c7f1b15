package dev.assay.compute.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes of real machines hold down to their vendors' roots; changed ones don't. */
class RecordedQuotesTest {
  private static final Instant THEN = RecordedReports.NOW;
  private static final PinnedRoots INTEL = PinnedRoots.of(RootPurpose.TDX, List.of());
  private static final PinnedRoots AMD = PinnedRoots.of(RootPurpose.SEV_SNP, List.of());

  @ParameterizedTest
  @ValueSource(strings = {"recorded-tdx-v4.dat", "recorded-tdx-v5.dat"})
  void givenQuoteOfATrustDomain_whenVerified_thenItHolds(String name) {
    // When
    TdxQuote quote = TdxQuote.read(bytes(name));

    // Then
    assertThat(quote.fault(INTEL, THEN)).isNull();
    assertThat(quote.root(INTEL)).isEqualTo(RootOwner.VENDOR);
    assertThat(quote.measurements()).hasSize(5);
    assertThat(quote.reportData()).hasSize(128);
  }

  @Test
  void givenReportOfASevGuest_whenVerified_thenItHolds() {
    // When
    SevReport report = SevReport.read(bytes("recorded-sev-snp.dat"), sevChain());

    // Then
    assertThat(report.fault(AMD, THEN)).isNull();
    assertThat(report.debug()).as("its policy allows debugging").isTrue();
    assertThat(report.measurements()).hasSize(1);
  }

  @Test
  void givenOthersRoots_whenVerified_thenUnknown() {
    assertThat(TdxQuote.read(bytes("recorded-tdx-v4.dat")).fault(AMD, THEN))
        .isEqualTo(AttestationFault.UNKNOWN_ROOT);
    assertThat(SevReport.read(bytes("recorded-sev-snp.dat"), sevChain()).fault(INTEL, THEN))
        .isEqualTo(AttestationFault.UNKNOWN_ROOT);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void givenOneChangedByteOfWhatIsSigned_whenVerified_thenItDoesntHold(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 10; i++) {
      byte[] tdx = bytes("recorded-tdx-v4.dat");
      tdx[8 + random.nextInt(48 + 584 - 8)] ^= (byte) (1 + random.nextInt(255));
      assertThat(TdxQuote.read(tdx).fault(INTEL, THEN)).isEqualTo(AttestationFault.FORGED);
      byte[] sev = bytes("recorded-sev-snp.dat");
      sev[0x50 + random.nextInt(0x2a0 - 0x50)] ^= (byte) (1 + random.nextInt(255));
      assertThat(SevReport.read(sev, sevChain()).fault(AMD, THEN))
          .isEqualTo(AttestationFault.FORGED);
    }
  }

  @Test
  void givenQuoteCutAnywhere_whenRead_thenRefused() {
    byte[] tdx = bytes("recorded-tdx-v4.dat");
    for (int length = 0; length < 1000; length++) {
      byte[] cut = Arrays.copyOf(tdx, length);
      assertThatIllegalArgumentException().isThrownBy(() -> TdxQuote.read(cut));
    }
    byte[] sev = bytes("recorded-sev-snp.dat");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SevReport.read(Arrays.copyOf(sev, 1183), sevChain()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void givenNoise_whenRead_thenRefused(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      byte[] noise = new byte[random.nextInt(6000)];
      random.nextBytes(noise);
      assertThatIllegalArgumentException().isThrownBy(() -> TdxQuote.read(noise));
      assertThatIllegalArgumentException().isThrownBy(() -> SevReport.read(noise, sevChain()));
    }
  }

  private static byte[] sevChain() {
    String chip =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(bytes("recorded-sev-snp-chip.der"))
            + "\n-----END CERTIFICATE-----\n";
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(chip.getBytes(StandardCharsets.US_ASCII));
    both.writeBytes(bytes("recorded-sev-snp-ask.pem"));
    return both.toByteArray();
  }

  private static byte[] bytes(String name) {
    try (InputStream in = RecordedQuotesTest.class.getResourceAsStream("/attestation/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
