package dev.assay.compute.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedReportsTest {

  @ParameterizedTest
  @CsvSource({
    "recorded-hopper.json, GH100, 550.90.07, 96.00.9F.00.01",
    "recorded-hopper-old-firmware.json, GH100, 535.86.09, 96.00.5E.00.01",
    "recorded-blackwell.json, GB100, 575.32, 97.00.88.00.0F",
  })
  void givenReportOfARealCard_whenVerifiedWithItsNonce_thenItHolds(
      String name, String die, String driver, String vbios) {
    // Given
    JsonNode answer = RecordedReports.answer(name);

    // When
    List<GpuAttested> gpus = RecordedReports.verified(answer, answer.path("nonce").asText()).gpus();

    // Then
    assertThat(gpus).hasSize(1).allMatch(GpuAttested::holds);
    GpuAttested gpu = gpus.getFirst();
    assertThat(gpu.die()).isEqualTo(die);
    assertThat(gpu.driver()).isEqualTo(driver);
    assertThat(gpu.vbios()).isEqualTo(vbios);
    assertThat(gpu.root()).isEqualTo(RootOwner.VENDOR);
    assertThat(gpu.revocation()).isEqualTo(RevocationState.NOT_SHOWN);
    assertThat(gpu.firmware()).isEqualTo(FirmwareState.NO_REFERENCE);
  }

  @Test
  void givenFourRealCards_whenVerified_thenFourDevices() {
    // Given
    JsonNode answer = RecordedReports.answer("recorded-four-hopper.json");

    // When
    List<GpuAttested> gpus = RecordedReports.verified(answer, answer.path("nonce").asText()).gpus();

    // Then
    assertThat(gpus).allMatch(GpuAttested::holds);
    assertThat(gpus).extracting(GpuAttested::device).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void givenMixedUpChains_whenVerified_thenEachReportFindsItsOwn() {
    // Given the first two cards' certificates exchanged, as hosts with several cards do
    JsonNode answer = RecordedReports.answer("recorded-four-hopper.json");
    JsonNode first = answer.at("/gpus/0/certificate");
    ((ObjectNode) answer.at("/gpus/0")).set("certificate", answer.at("/gpus/1/certificate"));
    ((ObjectNode) answer.at("/gpus/1")).set("certificate", first);

    // When
    List<GpuAttested> gpus = RecordedReports.verified(answer, answer.path("nonce").asText()).gpus();

    // Then
    assertThat(gpus).allMatch(GpuAttested::holds);
    assertThat(gpus).extracting(GpuAttested::device).doesNotHaveDuplicates();
  }

  @Test
  void givenAnotherNonce_whenVerified_thenTheReportIsNoAnswer() {
    // Given
    JsonNode answer = RecordedReports.answer("recorded-hopper.json");

    // When // Then
    assertThat(RecordedReports.verified(answer, "00".repeat(32)).gpus())
        .extracting(GpuAttested::fault)
        .containsExactly(AttestationFault.OTHER_NONCE);
  }

  @Test
  void givenOurNonceWrittenIntoARecordedReport_whenVerified_thenForged() {
    // Given
    JsonNode answer = RecordedReports.answer("recorded-hopper.json");
    byte[] report = RecordedReports.report("recorded-hopper.json");
    java.util.Arrays.fill(report, 4, 36, (byte) 0x5a);
    ((ObjectNode) answer.at("/gpus/0")).put("evidence", Base64.getEncoder().encodeToString(report));

    // When // Then
    assertThat(RecordedReports.verified(answer, "5a".repeat(32)).gpus())
        .extracting(GpuAttested::fault)
        .containsExactly(AttestationFault.FORGED);
  }
}
