package dev.assay.inference.recorded;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads MLPerf LoadGen's {@code mlperf_log_detail.txt}: lines of {@code :::MLLOG} and a JSON object
 * with {@code key} and {@code value}. It holds no latency of a single query, but percentiles in
 * nanoseconds, and in the Server scenario how many queries took longer than the target latency. As
 * mlcommons/inference writes it, loadgen/results.cc ({@code LogDetail}) and loadgen/logging.cc,
 * which doesn't escape strings, so that a line of the tool's own may be no JSON.
 */
final class LoadgenLog {
  private static final byte[] MARK = ":::MLLOG ".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_KEYS = 10_000;

  private final Map<String, JsonNode> values = new TreeMap<>();
  private final RunBuilder run = new RunBuilder(ToolPercentile.CUT);

  private LoadgenLog() {}

  static RecordedRun read(byte[] body) throws UnreadableAnswer {
    LoadgenLog log = new LoadgenLog();
    LogLines.each(body, (number, from, length) -> log.line(body, number, from, length));
    if (log.values.isEmpty()) {
      throw new UnreadableAnswer("no line of it begins with :::MLLOG and holds a key");
    }
    if (!log.values.containsKey("result_validity")) {
      throw new UnreadableAnswer("it ends before its result_validity");
    }
    return new LoadgenRun(log.values, log.run).build();
  }

  private void line(byte[] body, int number, int from, int length) throws UnreadableAnswer {
    if (!begins(body, from, length)) {
      return; // only the marked lines are the log's
    }
    run.record();
    JsonNode entry =
        length > LogLines.LONGEST ? null : parsed(body, from + MARK.length, length - MARK.length);
    if (entry == null || !entry.path("key").isTextual() || entry.path("value").isMissingNode()) {
      run.malformed("Line " + number + " is no entry with a key and a value.");
      return;
    }
    String key = entry.path("key").asText();
    JsonNode earlier = values.size() < MOST_KEYS ? values.put(key, entry.path("value")) : null;
    if (key.startsWith("result_") && earlier != null && !earlier.equals(entry.path("value"))) {
      throw new UnreadableAnswer("it states " + key + " twice: it holds several runs");
    }
  }

  private static boolean begins(byte[] body, int from, int length) {
    for (int i = 0; i < MARK.length; i++) {
      if (i >= length || body[from + i] != MARK[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable JsonNode parsed(byte[] body, int from, int length) {
    try (JsonParser json = LogJson.parser(body, from, length)) {
      JsonNode tree = LogJson.tree(json);
      return json.nextToken() == null ? tree : null;
    } catch (IOException e) {
      return null; // counted and named by the caller
    }
  }
}
