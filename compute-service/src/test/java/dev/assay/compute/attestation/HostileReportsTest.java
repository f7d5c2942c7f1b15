package dev.assay.compute.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come, a parser says what is wrong, and no changed report holds. */
class HostileReportsTest {
  private static final String HOPPER = "recorded-hopper.json";
  private static final byte[] REPORT = RecordedReports.report(HOPPER);
  private static final byte[] CHAIN = RecordedReports.chain(HOPPER);

  @Test
  void givenReportCutAnywhere_whenRead_thenRefused() {
    for (int length = 0; length < REPORT.length; length++) {
      byte[] cut = Arrays.copyOf(REPORT, length);
      assertThatIllegalArgumentException()
          .as("cut at %d", length)
          .isThrownBy(() -> SpdmReport.read(cut));
    }
  }

  @Test
  void givenBytesAfterTheEnd_whenRead_thenRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpdmReport.read(Arrays.copyOf(REPORT, REPORT.length + 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpdmReport.read(new byte[SpdmReport.LONGEST + 1]));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void givenOneChangedByte_whenVerified_thenTheReportDoesntHold(long seed) {
    // Given
    Random random = new Random(seed);
    JsonNode answer = RecordedReports.answer(HOPPER);
    for (int i = 0; i < 25; i++) {
      byte[] changed = REPORT.clone();
      int place = random.nextInt(changed.length);
      changed[place] ^= (byte) (1 + random.nextInt(255));
      ((ObjectNode) answer.at("/gpus/0"))
          .put("evidence", Base64.getEncoder().encodeToString(changed));

      // When // Then
      assertThat(RecordedReports.verified(answer, answer.path("nonce").asText()).gpus())
          .as("byte %d", place)
          .noneMatch(GpuAttested::holds);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void givenChangedChain_whenVerified_thenTheReportDoesntHoldByAnotherKey(long seed) {
    // Given
    Random random = new Random(seed);
    JsonNode answer = RecordedReports.answer(HOPPER);
    String nonce = answer.path("nonce").asText();
    String device = RecordedReports.verified(answer, nonce).gpus().getFirst().device();
    for (int i = 0; i < 25; i++) {
      byte[] changed = CHAIN.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
      ((ObjectNode) answer.at("/gpus/0"))
          .put("certificate", Base64.getEncoder().encodeToString(changed));

      // When
      GpuAttested gpu = RecordedReports.verified(answer, nonce).gpus().getFirst();

      // Then a change that no certificate feels, such as in the root sent along, is no other device
      assertThat(gpu.holds() && !device.equals(gpu.device())).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void givenNoise_whenRead_thenRefused(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      byte[] noise = new byte[random.nextInt(5000)];
      random.nextBytes(noise);
      assertThatIllegalArgumentException().isThrownBy(() -> SpdmReport.read(noise));
      assertThatIllegalArgumentException().isThrownBy(() -> DeviceChain.read(noise, List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"gpus\":{}}",
        "{\"gpus\":[{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}]}",
        "{\"references\":[1,2,3,4,5,6,7,8,9]}",
        "{\"references\":[\"?\"]}",
        "{\"inventory\":{\"gpus\":1,\"rented\":[\"a\",\"b\"],\"signature\":\"AA==\"}}",
        "{\"inventory\":{\"gpus\":-1,\"signature\":\"AA==\"}}"
      })
  void givenAnswerOfAnotherForm_whenRead_thenRefused(String answer) {
    assertThatIllegalArgumentException().isThrownBy(() -> RecordedReports.read(answer));
  }
}
