package dev.assay.inference.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.claims.RecordedLogClaim.Format;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LogReaderTest {
  private static final String VLLM = "valid-vllm-detailed.json";
  private static final String AIPERF = "valid-aiperf.jsonl";
  private static final String GHZ = "valid-ghz.json";
  private static final String LOADGEN = "valid-loadgen-server.txt";

  @ParameterizedTest
  @CsvSource({
    "VLLM, valid-vllm-detailed.json, 6, 1, 5, 5, 5",
    "VLLM, valid-vllm-without-latencies.json, 6, 1, 5, 5, 5",
    "VLLM, valid-vllm-summary.json, 0, 0, -1, -1, -1",
    "AIPERF, valid-aiperf.jsonl, 6, 1, 5, 5, 5",
    "GHZ, valid-ghz.json, 10, 1, 9, -1, -1",
    "MLPERF_LOADGEN, valid-loadgen-server.txt, 23, 0, -1, -1, -1"
  })
  void givenADocumentedShape_whenRead_thenItsRequestsAreCountedAndNothingContradicts(
      Format format, String name, int records, int failed, int e2e, int ttft, int tpot)
      throws UnreadableAnswer {
    // When
    RecordedRun run = LogReader.read(Logs.bytes(name), format);
    // Then
    assertThat(run.contradictions()).isEmpty();
    assertThat(run.malformed()).isZero();
    assertThat(run.records()).isEqualTo(records);
    assertThat(run.failed()).isEqualTo(failed);
    assertThat(count(run, LatencyMetric.E2E)).isEqualTo(e2e);
    assertThat(count(run, LatencyMetric.TTFT)).isEqualTo(ttft);
    assertThat(count(run, LatencyMetric.TPOT)).isEqualTo(tpot);
  }

  @Test
  void givenLogs_whenRead_thenTimesAreMilliseconds() throws UnreadableAnswer {
    // When
    double[] vllm = times(Logs.bytes(VLLM), Format.VLLM, LatencyMetric.TTFT);
    double[] aiperf = times(Logs.bytes(AIPERF), Format.AIPERF, LatencyMetric.E2E);
    double[] ghz = times(Logs.bytes(GHZ), Format.GHZ, LatencyMetric.E2E);
    // Then
    assertThat(vllm).containsExactly(new double[] {20, 22, 25, 30, 40}, within(1e-9));
    assertThat(aiperf[0]).isEqualTo(36);
    assertThat(ghz).containsExactly(10, 11, 12, 13, 14, 15, 16, 17, 18);
  }

  @Test
  void givenALogOfLoadgen_whenRead_thenItsFiguresAndItsCountAreThere() throws UnreadableAnswer {
    // When
    RecordedRun run = LogReader.read(Logs.bytes(LOADGEN), Format.MLPERF_LOADGEN);
    // Then
    assertThat(run.stated(LatencyMetric.E2E, new BigDecimal("0.99"))).isEqualTo(760);
    assertThat(run.overLimit()).isEqualTo(new RecordedRun.OverLimit(800, 20_000, 120));
    assertThat(run.invalid()).isNull();
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        vllm("a better percentile", log -> log.put("p99_e2el_ms", 40), "E2E p99"),
        vllm("a better median", log -> log.put("median_ttft_ms", 20), "TTFT p50"),
        vllm("a better mean", log -> log.put("mean_tpot_ms", 1.5), "mean TPOT"),
        vllm("more completed than held", log -> log.put("completed", 9), "more requests"),
        vllm("a request dropped from the count", log -> log.put("completed", 4), "completed"),
        vllm("more completed than sent", log -> log.put("num_prompts", 4), "than sent"),
        vllm("a shorter run", log -> log.put("duration", 0.06), "longer than the whole run"),
        vllm("a better throughput", log -> log.put("output_throughput", 99), "output_throughput"),
        vllm("more tokens", log -> log.put("total_output_tokens", 60), "output tokens"),
        vllm("a list cut short", log -> ((ArrayNode) log.get("itls")).remove(5), "lists"),
        vllm(
            "a quicker request",
            log -> ((ArrayNode) log.get("latencies")).set(5, 0.03),
            "before its last token"),
        ghz("a better percentile", log -> stated(log, 6).put("latency", 12_000_000), "p99"),
        ghz("fewer calls than stated", log -> log.put("count", 20), "20 calls"),
        ghz("a better average", log -> log.put("average", 9_000_000), "average"),
        ghz("a better slowest", log -> log.put("slowest", 14_000_000), "slowest"),
        ghz("a shorter run", log -> log.put("total", 15_000_000).put("rps", 666.67), "longer"),
        ghz("a better rate", log -> log.put("rps", 5000), "calls a second"),
        ghz(
            "a histogram of fewer calls",
            log -> ((ObjectNode) log.get("histogram").get(0)).put("count", 5),
            "histogram"),
        ghz(
            "a failure turned into a success",
            log -> ((ObjectNode) log.get("statusCodeDistribution")).put("OK", 10),
            "statuses"),
        aiperf("a later first token", "\"value\": 20.0", "\"value\": 60.0", "first token"),
        aiperf("a quicker end", "\"value\": 36.0", "\"value\": 21.0", "those after it"),
        aiperf("a copied record", "000000000001", "000000000000", "repeat"),
        aiperf("a slower answer", "\"value\": 36.0", "\"value\": 3600.0", "start to its end"),
        loadgen("percentiles that cross", "450000000", "650000000", "ascend"),
        loadgen("a better p99.9", "1200000000", "790000000", "fit together"),
        loadgen("fewer late queries", "\"value\": 120,", "\"value\": 12,", "fit together"),
        loadgen("a smaller maximum", "1500000000", "1100000000", "greatest"),
        loadgen(
            "valid in spite of it",
            "_duration_met\", \"value\": true",
            "_duration_met\", \"value\": false",
            "VALID"),
        loadgen("more done than asked", "33.300000", "44.400000", "than scheduled"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource
  void impossible(Format format, String why, byte[] log, String named) throws UnreadableAnswer {
    // When
    RecordedRun run = LogReader.read(log, format);
    // Then
    assertThat(run.contradictions()).anySatisfy(said -> assertThat(said).contains(named));
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments(Format.VLLM, vllmWith("ttfts", "NaN")),
        arguments(Format.VLLM, vllmWith("latencies", "-0.5")),
        arguments(Format.VLLM, vllmWith("latencies", "1e999")),
        arguments(Format.VLLM, vllmWith("itls", "[0.002, null]")),
        arguments(Format.VLLM, vllmWith("itls", "7")),
        arguments(Format.VLLM, vllmWith("output_lens", "\"8\"")),
        arguments(Format.VLLM, vllmWith("errors", "{\"a\":[]}")),
        arguments(Format.AIPERF, replaced(AIPERF, "\"value\": 36.0", "\"value\": -36.0")),
        arguments(Format.AIPERF, replaced(AIPERF, "\"value\": 36.0", "\"value\": NaN")),
        arguments(
            Format.AIPERF, replaced(AIPERF, "36.0, \"unit\": \"ms\"", "36.0, \"unit\": \"h\"")),
        arguments(Format.AIPERF, replaced(AIPERF, "\"error\": {", "\"error\"")),
        arguments(Format.GHZ, replaced(GHZ, "\"latency\": 40000000", "\"latency\": \"40ms\"")),
        arguments(Format.MLPERF_LOADGEN, replaced(LOADGEN, "\"5.0.0 @", "\"\"5.0.0 @")));
  }

  @ParameterizedTest
  @MethodSource
  void malformed(Format format, byte[] log) throws UnreadableAnswer {
    // When
    RecordedRun run = LogReader.read(log, format);
    // Then
    assertThat(run.malformed()).isEqualTo(1);
    assertThat(run.malformedExamples()).hasSize(1);
  }

  static Stream<Arguments> otherShapes() {
    String bomb = "[".repeat(100_000);
    return Stream.of(
        arguments(Format.VLLM, "", "an object"),
        arguments(Format.VLLM, "[]", "an object"),
        arguments(Format.VLLM, "{}", "'duration' and 'completed'"),
        arguments(Format.VLLM, "{\"duration\": NaN, \"completed\": 1}", "'duration'"),
        arguments(Format.VLLM, "{\"ttfts\": 3}", "no list"),
        arguments(Format.VLLM, "{\"a\": " + bomb, "no readable JSON"),
        arguments(Format.VLLM, "{\"duration\":1,\"duration\":2}", "no readable JSON"),
        arguments(Format.VLLM, Logs.text(VLLM).substring(0, 900), "no readable JSON"),
        arguments(Format.VLLM, Logs.text(VLLM) + "{}", "something follows"),
        arguments(Format.GHZ, Logs.text(GHZ).substring(0, 900), "no readable JSON"),
        arguments(Format.GHZ, "{\"details\": [" + bomb, "no readable JSON"),
        arguments(Format.GHZ, "{\"count\": 3}", "'count' and 'total'"),
        arguments(Format.AIPERF, "<html>\n</html>", "no line of it"),
        arguments(Format.AIPERF, bomb, "no line of it"),
        arguments(Format.MLPERF_LOADGEN, "hello", "no line of it"),
        arguments(Format.MLPERF_LOADGEN, Logs.text(LOADGEN).substring(0, 700), "result_validity"),
        arguments(
            Format.MLPERF_LOADGEN,
            Logs.text(LOADGEN) + Logs.text(LOADGEN).replace("760000000", "700000000"),
            "several runs"));
  }

  @ParameterizedTest
  @MethodSource
  void otherShapes(Format format, String log, String named) {
    // When, then
    assertThatThrownBy(() -> LogReader.read(log.getBytes(StandardCharsets.UTF_8), format))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource({"VLLM," + VLLM, "AIPERF," + AIPERF, "GHZ," + GHZ, "MLPERF_LOADGEN," + LOADGEN})
  void givenAnyBytes_whenRead_thenTheyAreARunOrUnreadable(Format format, String name) {
    // Given
    byte[] good = Logs.bytes(name);
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = Arrays.copyOf(good, 1 + random.nextInt(good.length));
      for (int flips = random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      // When
      RecordedRun run = readOrNull(bytes, format);
      // Then
      if (run != null) {
        assertThat(run.failed() + run.malformed()).isBetween(0, run.records());
      }
    }
  }

  @Test
  void givenMoreRecordsThanALogMayHave_whenRead_thenItIsRefused() {
    // Given
    byte[] log =
        ":::MLLOG {}\n".repeat(RunBuilder.MAX_RECORDS + 1).getBytes(StandardCharsets.UTF_8);
    // When, then
    assertThatThrownBy(() -> LogReader.read(log, Format.MLPERF_LOADGEN))
        .hasMessageContaining("1000000 records");
  }

  private static RecordedRun readOrNull(byte[] bytes, Format format) {
    try {
      return LogReader.read(bytes, format);
    } catch (UnreadableAnswer e) {
      return null;
    }
  }

  private static double[] times(byte[] log, Format format, LatencyMetric metric)
      throws UnreadableAnswer {
    return LogReader.read(log, format).times().get(metric);
  }

  private static int count(RecordedRun run, LatencyMetric metric) {
    double[] times = run.times().get(metric);
    return times == null ? -1 : times.length;
  }

  private static ObjectNode stated(ObjectNode log, int position) {
    return (ObjectNode) log.get("latencyDistribution").get(position);
  }

  private static Arguments vllm(String why, Consumer<ObjectNode> change, String named) {
    return arguments(Format.VLLM, why, Logs.changed(VLLM, change), named);
  }

  private static Arguments ghz(String why, Consumer<ObjectNode> change, String named) {
    return arguments(Format.GHZ, why, Logs.changed(GHZ, change), named);
  }

  private static Arguments aiperf(String why, String from, String to, String named) {
    return arguments(Format.AIPERF, why, replaced(AIPERF, from, to), named);
  }

  private static Arguments loadgen(String why, String from, String to, String named) {
    return arguments(Format.MLPERF_LOADGEN, why, replaced(LOADGEN, from, to), named);
  }

  /** The value of the sixth request in one of vLLM's lists, as it stands. */
  private static byte[] vllmWith(String list, String value) {
    String mark = "\"mark\"";
    UnaryOperator<String> written = text -> text.replace(mark, value);
    byte[] marked = Logs.changed(VLLM, log -> ((ArrayNode) log.get(list)).set(5, "mark"));
    return written
        .apply(new String(marked, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] replaced(String name, String from, String to) {
    String text = Logs.text(name);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
  }
}
