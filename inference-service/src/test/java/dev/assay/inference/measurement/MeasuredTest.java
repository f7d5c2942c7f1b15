package dev.assay.inference.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.Piece;
import dev.assay.inference.exchanges.Heard.Usage;
import dev.assay.inference.measurement.MeasuredMetric.MeasuredQuantile;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.verification.document.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

class MeasuredTest {
  private static final int WARM_UPS = 2;

  /** Two warm-ups, a hundred answers whose times rise by a millisecond, and so many failures. */
  private static ExchangeTranscript transcript(int failures) {
    List<Exchanged> exchanges = new ArrayList<>();
    for (int i = 0; i < WARM_UPS; i++) {
      exchanges.add(whole(i, 9_000_000));
    }
    for (int i = 1; i <= 100; i++) {
      exchanges.add(whole(exchanges.size(), 1000L * i));
    }
    for (int i = 0; i < failures; i++) {
      int index = exchanges.size();
      exchanges.add(
          new Exchanged(index, due(index), due(index), null, AnswerOutcome.TIMED_OUT, null));
    }
    return ExchangeTranscript.of(exchanges, 3);
  }

  private static long due(int index) {
    return 10_000L * index;
  }

  /** The first part after so long, the fifth and last as much later, of nine stated tokens. */
  private static Exchanged whole(int index, long firstMicros) {
    long first = due(index) + firstMicros;
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pieces.add(new Piece(first + i * firstMicros / 4, 3, null));
    }
    Heard heard =
        new Heard(
            200,
            first,
            first + firstMicros,
            true,
            pieces,
            "=1+1",
            "length",
            new Usage(7, 9, null),
            null,
            null,
            List.of(),
            List.of(),
            Map.of(),
            null,
            null);
    return new Exchanged(index, due(index), due(index) + 5, 100L, AnswerOutcome.OK, heard);
  }

  private static MeasurementOrder order(int requests, String limits) throws Exception {
    return MeasurementOrderTest.read(
        """
        {"endpoint":{"url":"https://api.example.org/v1/chat/completions","model":"m"},
         "load":{"kind":"open","requestsPerSecond":"100","requests":%d,"warmUps":2,"maxTokens":16},
         "limits":%s}
        """
            .formatted(requests, limits));
  }

  @Test
  void givenATranscript_whenMeasured_thenQuantilesAreValuesOfTheSampleWithTheirIntervals()
      throws Exception {
    // When
    Measured measured = Measured.of(order(100, "null"), transcript(0));
    // Then
    assertThat(measured.requests()).isEqualTo(100);
    assertThat(measured.warmUps()).isEqualTo(2);
    assertThat(measured.redactions()).isEqualTo(3);
    assertThat(measured.worstLateMs()).isEqualTo("0.005");
    assertThat(measured.metrics())
        .extracting(MeasuredMetric::metric)
        .containsExactly("TTFT", "TPOT", "E2E");
    MeasuredQuantile median = quantile(measured, "TTFT", "0.5");
    assertThat(median.ms()).isEqualByComparingTo("50");
    // By the binomial distribution of 100 and 1/2: ranks 40 and 61.
    assertThat(median.fromMs()).isEqualByComparingTo("40");
    assertThat(median.toMs()).isEqualByComparingTo("61");
    assertThat(quantile(measured, "E2E", "0.9").ms()).isEqualByComparingTo("180");
    assertThat(quantile(measured, "TPOT", "0.5").ms()).isEqualByComparingTo("6.25");
    assertThat(quantile(measured, "TTFT", "0.99").toMs()).isNull();
  }

  @Test
  void givenFailures_whenMeasured_thenTheyCountAsForEverAndInEveryRate() throws Exception {
    // When
    Measured measured =
        Measured.of(order(125, "{\"ttftMs\":\"50\",\"tpotMs\":\"5\"}"), transcript(25));
    // Then 80 % succeeded, so that the ninth decile is no time
    assertThat(measured.outcomes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(AnswerOutcome.OK, 100, AnswerOutcome.TIMED_OUT, 25));
    assertThat(measured.metrics().getFirst().failed()).isEqualTo(25);
    assertThat(quantile(measured, "TTFT", "0.9").ms()).isNull();
    assertThat(quantile(measured, "TTFT", "0.5").ms()).isEqualByComparingTo("63");
    // TPOT is an eighth of the first token's time: 40 answers keep 5 ms, 50 keep the other limit.
    assertThat(measured.rates().goodAnswers()).isEqualTo(40);
    // From 20 ms, when the first counted one was due, to 1.21 s, when the last answer ended.
    assertThat(measured.rates().seconds()).isEqualByComparingTo("1.19");
    assertThat(measured.rates().answersPerSecond()).isEqualByComparingTo("84.034");
    assertThat(measured.rates().tokensPerSecond()).isEqualByComparingTo("756.303");
    assertThat(measured.rates().goodPerSecond()).isEqualByComparingTo("33.613");
  }

  @Test
  void givenFailuresAlone_whenMeasured_thenThereIsNoTimeAndNoRate() throws Exception {
    // Given
    List<Exchanged> none = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      none.add(new Exchanged(i, due(i), due(i), null, AnswerOutcome.REFUSED, null));
    }
    // When
    Measured measured = Measured.of(order(3, "null"), ExchangeTranscript.of(none, 0));
    // Then
    assertThat(measured.rates()).isNull();
    assertThat(measured.metrics()).allSatisfy(metric -> assertThat(metric.failed()).isEqualTo(3));
    assertThat(quantile(measured, "E2E", "0.5").ms()).isNull();
    assertThat(CanonicalJson.read(CanonicalJson.write(measured), Measured.class))
        .isEqualTo(measured);
  }

  @Test
  void givenATranscript_whenWrittenAsCsv_thenEachRequestHasItsLineAndNoText() throws Exception {
    // When
    String[] lines = RawValues.csv(order(101, "null"), transcript(1)).split("\r\n");
    // Then
    assertThat(lines).hasSize(1 + WARM_UPS + 101);
    int columns = lines[0].split(",").length;
    assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(columns));
    assertThat(lines[1]).startsWith("0,warm-up,OK,0,5,100,200,");
    assertThat(lines[3])
        .isEqualTo("2,counted,OK,20000,20005,100,200,21000,21000,22000,22000,true,5,15,7,9,");
    assertThat(lines[103]).isEqualTo("102,counted,TIMED_OUT,1020000,1020000,,,,,,,,,,,,");
  }

  @Test
  void givenATranscript_whenWrittenAsAHistogramLog_thenItsOwnReaderFindsTheTimes()
      throws Exception {
    // When
    String log =
        HistogramLog.of(order(101, "null"), transcript(1), Instant.parse("2026-11-01T12:00:00Z"));
    // Then
    HistogramLogReader reader =
        new HistogramLogReader(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
    List<String> tags = new ArrayList<>();
    while (reader.nextIntervalHistogram() instanceof Histogram histogram) {
      tags.add(histogram.getTag());
      assertThat(histogram.getTotalCount()).isEqualTo(100);
      if (histogram.getTag().equals("ttft")) {
        assertThat((double) histogram.getValueAtPercentile(50)).isEqualTo(50_000, offset(100.0));
      }
    }
    assertThat(tags).containsExactly("ttft", "tpot", "e2e");
    assertThat(log).contains("1 of 101 requests failed");
  }

  private static MeasuredQuantile quantile(Measured measured, String metric, String p) {
    return measured.metrics().stream()
        .filter(one -> one.metric().equals(metric))
        .flatMap(one -> one.quantiles().stream())
        .filter(one -> one.p().compareTo(new BigDecimal(p)) == 0)
        .findFirst()
        .orElseThrow();
  }
}
