package dev.assay.inference.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.verification.probe.UnreadableAnswer;
import dev.assay.verification.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficReaderTest {
  private static final String LOG = TrafficLogs.of(4, i -> TrafficLogs.ok(i, "20.5", "80"));

  @Test
  void givenALog_whenRead_thenItsRequestsAreThere() throws UnreadableAnswer {
    // When
    TrafficLog log = read(LOG + TrafficLogs.failed(4));
    // Then
    assertThat(log.rows()).hasSize(5);
    assertThat(log.malformed()).isZero();
    assertThat(log.vantages()).isEqualTo(2);
    assertThat(log.signer()).isNull();
    assertThat(TrafficLog.failed(log.rows())).isEqualTo(1);
    assertThat(TrafficLog.times(log.rows(), FigureKind.TTFT))
        .containsExactly(20.5, 20.5, 20.5, 20.5, Double.POSITIVE_INFINITY);
    assertThat(TrafficLog.times(log.rows(), FigureKind.TPOT)[0]).isEqualTo(59.5 / 15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | ok",
        "[] | Line 6",
        "not json | Line 6",
        "{\"at\":\"2026-11-01T11:30:00Z\",\"ok\":true} | e2eMs",
        "{\"at\":\"2026-11-01T11:30:00Z\",\"ok\":true,\"e2eMs\":12} | Line 6",
        "{\"at\":\"2026-11-01T11:30:00Z\",\"ok\":true,\"e2eMs\":\"-1\"} | e2eMs",
        "{\"at\":\"2026-11-01T11:30:00Z\",\"ok\":true,\"e2eMs\":\"1\",\"ttftMs\":\"2\"} | ttftMs",
        "{\"at\":\"2026-11-01T11:30:00Z\",\"ok\":true,\"e2eMs\":\"1\",\"model\":\"a\"} | model",
        "{\"at\":\"2026-11-01T12:30:00Z\",\"ok\":true,\"e2eMs\":\"1\"} | outside"
      })
  void givenARowOfAnotherShape_whenRead_thenItIsCountedAndNamed(String row, String named)
      throws UnreadableAnswer {
    // When
    TrafficLog log = read(LOG + row + "\n" + TrafficLogs.failed(6));
    // Then
    assertThat(log.rows()).hasSize(5);
    assertThat(log.malformed()).isEqualTo(1);
    assertThat(log.malformedExamples()).singleElement().asString().contains(named);
  }

  @Test
  void givenAVeryLongLine_whenRead_thenItIsCountedAndNamed() throws UnreadableAnswer {
    // When
    TrafficLog log = read(LOG + " ".repeat(5000) + "\n");
    // Then
    assertThat(log.malformed()).isEqualTo(1);
    assertThat(log.malformedExamples().getFirst()).contains("longer than 4096");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "<html>", "{\"schema\":\"assay.traffic-log/v2\"}"})
  void givenNoHead_whenRead_thenItIsNoLog(String text) {
    // When, then
    assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableAnswer.class);
  }

  @Test
  void givenTooManyRows_whenRead_thenItIsNoLog() {
    // Given
    String log = TrafficLogs.HEAD + "1\n".repeat(TrafficLog.MOST_ROWS + 1);
    // When, then
    assertThatThrownBy(() -> read(log)).hasMessageContaining("100000 rows");
  }

  @Test
  void givenASignature_whenRead_thenItHoldsForTheseVeryLines() throws UnreadableAnswer {
    // Given
    SigningKey key = SigningKey.fresh();
    String signed = TrafficLogs.signed(LOG, key);
    // When
    TrafficLog good = read(signed);
    TrafficLog changed = read(signed.replace("20.5", "10.5"));
    // Then
    assertThat(good.signer()).isEqualTo(key.name());
    assertThat(good.badlySigned()).isFalse();
    assertThat(good.malformed()).isZero();
    assertThat(changed.signer()).isNull();
    assertThat(changed.badlySigned()).isTrue();
    assertThatThrownBy(() -> read(signed + TrafficLogs.failed(1)))
        .hasMessageContaining("after its signature");
  }

  @Test
  void givenAsManyRowsAsMayBe_whenSigned_thenTheSignatureIsNoRow() throws UnreadableAnswer {
    // Given
    SigningKey key = SigningKey.fresh();
    String full = TrafficLogs.HEAD + "1\n".repeat(TrafficLog.MOST_ROWS);
    // When
    TrafficLog log = read(TrafficLogs.signed(full, key));
    // Then
    assertThat(log.signer()).isEqualTo(key.name());
    assertThat(log.malformed()).isEqualTo(TrafficLog.MOST_ROWS);
  }

  /** Whatever happens to some bytes, a log is read or refused, and no row is lost or made up. */
  @RepeatedTest(300)
  void givenBytesThatChanged_whenRead_thenEveryLineIsARowOrNamed(RepetitionInfo round) {
    // Given
    Random random = new Random(round.getCurrentRepetition());
    byte[] bytes =
        TrafficLogs.of(20, i -> TrafficLogs.ok(i, "20.5", "80")).getBytes(StandardCharsets.UTF_8);
    int head = TrafficLogs.HEAD.length();
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      int at = head + random.nextInt(bytes.length - head);
      bytes[at] = bytes[at] == '\n' ? (byte) '\n' : (byte) (32 + random.nextInt(224));
    }
    // When
    TrafficLog log;
    try {
      log = TrafficReader.read(bytes);
    } catch (UnreadableAnswer e) {
      throw new AssertionError("rows alone make no log unreadable", e);
    }
    // Then
    assertThat(log.rows().size() + log.malformed()).isEqualTo(20);
    assertThat(log.malformedExamples()).hasSizeLessThanOrEqualTo(5);
  }

  private static TrafficLog read(String log) throws UnreadableAnswer {
    return TrafficReader.read(log.getBytes(StandardCharsets.UTF_8));
  }
}
