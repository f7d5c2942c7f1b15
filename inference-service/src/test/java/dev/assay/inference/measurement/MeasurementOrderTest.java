package dev.assay.inference.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementOrderTest {
  private static final String URL = "\"url\":\"https://api.example.org/v1\",\"model\":\"m\"";

  static MeasurementOrder read(String json) throws InvalidDocument {
    return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8), MeasurementOrder.class);
  }

  @Test
  void givenAnOpenLoad_whenPlanned_thenDueTimesAndPromptsFollowFromTheSeed() throws Exception {
    // Given
    MeasurementOrder order =
        read(
            "{\"endpoint\":{"
                + URL
                + "},\"load\":{\"kind\":\"open\",\"requestsPerSecond\":\"50\",\"requests\":20,"
                + "\"warmUps\":5,\"maxTokens\":8,\"promptClass\":\"TOKENS_100\"}}");
    // When
    ExchangeSeries series = order.series(new byte[32]);
    // Then
    assertThat(series).isEqualTo(order.series(new byte[32]));
    assertThat(series.pacing()).isEqualTo(Pacing.scheduled());
    assertThat(series.exchanges()).hasSize(25);
    assertThat(series.exchanges()).extracting(PlannedExchange::prompt).doesNotHaveDuplicates();
    assertThat(series.exchanges().get(4).group()).isEqualTo("warm-up");
    assertThat(series.exchanges().get(5).group()).isEqualTo("counted");
    assertThat(series.exchanges()).extracting(PlannedExchange::dueMicros).isSorted();
  }

  @Test
  void givenAClosedLoad_whenPlanned_thenSoManyAreUnderWay() throws Exception {
    MeasurementOrder order =
        read(
            "{\"endpoint\":{"
                + URL
                + ",\"api\":\"JSON\"},\"load\":{\"kind\":\"closed\",\"atOnce\":8,\"requests\":9,"
                + "\"maxTokens\":8,\"stream\":false}}");
    assertThat(order.series(new byte[32]).pacing()).isEqualTo(Pacing.atOnce(8));
    assertThat(order.series(new byte[32]).exchanges()).noneMatch(PlannedExchange::stream);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"kind\":\"open\",\"requests\":9,\"maxTokens\":8' | requestsPerSecond",
        "'\"kind\":\"open\",\"requestsPerSecond\":\"0\",\"requests\":9,\"maxTokens\":8' | requestsPerSecond",
        "'\"kind\":\"open\",\"requestsPerSecond\":5,\"requests\":9,\"maxTokens\":8' | requestsPerSecond",
        "'\"kind\":\"closed\",\"requests\":9,\"maxTokens\":8' | atOnce",
        "'\"kind\":\"closed\",\"atOnce\":2000,\"requests\":9,\"maxTokens\":8' | atOnce",
        "'\"kind\":\"closed\",\"atOnce\":1,\"requestsPerSecond\":\"1\",\"requests\":9,\"maxTokens\":8' | requestsPerSecond",
        "'\"kind\":\"burst\",\"requests\":9,\"maxTokens\":8' | kind",
        "'\"kind\":\"closed\",\"atOnce\":1,\"requests\":4001,\"maxTokens\":8' | requests",
        "'\"kind\":\"closed\",\"atOnce\":1,\"requests\":3999,\"warmUps\":2,\"maxTokens\":8' | requests",
        "'\"kind\":\"closed\",\"atOnce\":1,\"requests\":400,\"maxTokens\":4096' | maxTokens",
        "'\"kind\":\"closed\",\"atOnce\":1,\"requests\":9,\"maxTokens\":8,\"promptClass\":\"HUGE\"' | promptClass",
        "'\"kind\":\"closed\",\"atOnce\":1,\"requests\":9,\"maxTokens\":8,\"deadlineMillis\":0' | deadlineMillis"
      })
  void givenABadLoad_whenRead_thenThePathIsNamed(String load, String path) {
    assertThatThrownBy(() -> read("{\"endpoint\":{" + URL + "},\"load\":{" + load + "}}"))
        .isInstanceOf(InvalidDocument.class)
        .hasMessageContaining(path);
  }
}
