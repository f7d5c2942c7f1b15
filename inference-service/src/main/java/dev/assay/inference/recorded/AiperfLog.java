package dev.assay.inference.recorded;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.verification.document.Digest;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads NVIDIA AIPerf's {@code profile_export.jsonl}: a JSON object a line and a request, with
 * {@code metadata}, {@code metrics} as {@code {"value", "unit"}}, and {@code error}. As
 * ai-dynamo/aiperf documents it, docs/tutorials/working-with-profile-exports.md and
 * docs/metrics-reference.md: {@code inter_token_latency} is (request_latency - time_to_first_token)
 * / (output_sequence_length - 1).
 */
final class AiperfLog {
  private static final String REQUEST_LATENCY = "request_latency";
  private static final String FIRST_TOKEN = "time_to_first_token";
  private static final String INTER_TOKEN = "inter_token_latency";

  /** A wall clock that is set in a run may lose so much against the tool's steady one. */
  private static final double CLOCK_SHARE = 0.05;

  private static final double CLOCK_MS = 50;
  private static final double NANOS_PER_MILLI = 1e6;

  private final RunBuilder run = new RunBuilder(ToolPercentile.LINEAR);
  private final Set<Long> ids = new HashSet<>();
  private int understood;
  private int repeated;

  private AiperfLog() {}

  static RecordedRun read(byte[] body) throws UnreadableAnswer {
    AiperfLog log = new AiperfLog();
    log.run.holds(LatencyMetric.E2E);
    LogLines.each(body, (number, from, length) -> log.line(body, number, from, length));
    if (log.understood == 0) {
      throw new UnreadableAnswer("no line of it is a record with 'metadata' and 'metrics'");
    }
    log.run.demand(
        log.repeated == 0, log.repeated + " records repeat the request id of an earlier one.");
    return log.run.build();
  }

  private void line(byte[] body, int number, int from, int length) throws UnreadableAnswer {
    JsonNode record = length > LogLines.LONGEST ? null : parsed(body, from, length);
    if (record == null || !record.path("metadata").isObject()) {
      run.record();
      run.malformed("Line " + number + " is no record.");
      return;
    }
    if (record.at("/metadata/benchmark_phase").asText().equals("warmup")) {
      return;
    }
    run.record();
    understood++;
    String id = record.at("/metadata/x_request_id").asText();
    if (!id.isEmpty() && !ids.add(fingerprint(id))) {
      repeated++;
    }
    JsonNode error = record.path("error");
    boolean failed = !error.isMissingNode() && !error.isNull();
    if (failed || record.at("/metadata/was_cancelled").asBoolean()) {
      run.failed();
    } else {
      succeeded(record, number);
    }
  }

  private void succeeded(JsonNode record, int number) {
    double e2e = millis(record, REQUEST_LATENCY);
    double ttft = millis(record, FIRST_TOKEN);
    double tpot = millis(record, INTER_TOKEN);
    boolean readable =
        RunBuilder.isTime(e2e)
            && (RunBuilder.isTime(ttft) || absent(record, FIRST_TOKEN))
            && (RunBuilder.isTime(tpot) || absent(record, INTER_TOKEN));
    if (!readable) {
      run.malformed("Line " + number + " has a time that is none.");
      return;
    }
    run.time(LatencyMetric.E2E, e2e);
    if (!absent(record, FIRST_TOKEN)) {
      run.time(LatencyMetric.TTFT, ttft);
      run.demand(
          !ToolPercentile.certainlyBelow(e2e, ttft),
          "Line " + number + " ends before its first token: " + e2e + " ms.");
    }
    if (!absent(record, INTER_TOKEN)) {
      run.time(LatencyMetric.TPOT, tpot);
      fitsTogether(number, e2e, ttft + (tokens(record) - 1) * tpot);
    }
    withinItsTimes(record, number, e2e);
  }

  private void fitsTogether(int number, double e2e, double sum) {
    run.demand(
        Double.isNaN(sum) || !ToolPercentile.differ(e2e, sum),
        "Line "
            + number
            + " took "
            + e2e
            + " ms, but its first token and those after it take "
            + sum
            + " ms.");
  }

  private void withinItsTimes(JsonNode record, int number, double e2e) {
    double start = LogJson.number(record.at("/metadata/request_start_ns"));
    double end = LogJson.number(record.at("/metadata/request_end_ns"));
    double between = (end - start) / NANOS_PER_MILLI;
    run.demand(
        Double.isNaN(between) || e2e <= between * (1 + CLOCK_SHARE) + CLOCK_MS,
        "Line " + number + " took longer than from its start to its end: " + e2e + " ms.");
  }

  private static double tokens(JsonNode record) {
    return LogJson.number(record.at("/metrics/output_sequence_length/value"));
  }

  private static boolean absent(JsonNode record, String metric) {
    return record.path("metrics").path(metric).isMissingNode();
  }

  private static double millis(JsonNode record, String metric) {
    JsonNode measured = record.path("metrics").path(metric);
    double value = LogJson.number(measured.path("value"));
    return switch (measured.path("unit").asText()) {
      case "ns" -> value / NANOS_PER_MILLI;
      case "us" -> value / 1000;
      case "ms" -> value;
      case "s", "sec" -> value * 1000;
      default -> Double.NaN;
    };
  }

  private static @Nullable JsonNode parsed(byte[] body, int from, int length) {
    try (JsonParser json = LogJson.parser(body, from, length)) {
      JsonNode tree = LogJson.tree(json);
      return json.nextToken() == null ? tree : null;
    } catch (IOException e) {
      return null; // counted and named by the caller
    }
  }

  /**
   * Eight bytes of SHA-256: a million honest ids meet by chance once in tens of millions of logs.
   */
  private static long fingerprint(String id) {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Digest.sha256().digest(text)).getLong();
  }
}
