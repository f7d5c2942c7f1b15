package dev.assay.inference.recorded;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads ghz's JSON report: times in nanoseconds, {@code details} with {@code latency}, {@code
 * error} and {@code status} for each call, and its own {@code count}, {@code total}, {@code
 * slowest}, {@code rps}, {@code latencyDistribution}, {@code histogram} and {@code
 * statusCodeDistribution}. As bojand/ghz documents and writes it, www/docs/output.md and
 * runner/reporter.go.
 */
final class GhzLog {
  private final Map<String, Double> figures = new HashMap<>();
  private final Map<String, Double> sums = new HashMap<>();
  private final GhzRun run = new GhzRun();
  private boolean detailed;

  private GhzLog() {}

  static RecordedRun read(byte[] body) throws IOException, UnreadableAnswer {
    GhzLog log = new GhzLog();
    try (JsonParser json = LogJson.parser(body, 0, body.length)) {
      log.readFields(json);
      if (json.nextToken() != null) {
        throw new UnreadableAnswer("something follows the end of the report");
      }
    }
    if (!log.figures.containsKey("count") || !log.figures.containsKey("total")) {
      throw new UnreadableAnswer("a report of ghz has numbers 'count' and 'total'");
    }
    return log.run.build(log.figures, log.sums, log.detailed);
  }

  private void readFields(JsonParser json) throws IOException, UnreadableAnswer {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new UnreadableAnswer("a report of ghz is an object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      boolean array = value == JsonToken.START_ARRAY;
      switch (field) {
        case "count", "total", "average", "fastest", "slowest", "rps" -> {
          double number = LogJson.number(json);
          if (!Double.isNaN(number)) {
            figures.put(field, number);
          }
        }
        case "details" -> detailed = array && details(json);
        case "latencyDistribution" -> distribution(array ? LogJson.tree(json) : null, json);
        case "histogram" -> sums.put(field, histogram(LogJson.tree(json)));
        case "statusCodeDistribution" -> sums.put(field, sum(LogJson.tree(json)));
        default -> json.skipChildren();
      }
    }
  }

  private boolean details(JsonParser json) throws IOException, UnreadableAnswer {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      run.call(LogJson.tree(json));
    }
    return true;
  }

  private void distribution(@Nullable JsonNode stated, JsonParser json) throws IOException {
    if (stated == null) {
      json.skipChildren();
      return;
    }
    for (JsonNode point : stated) {
      // ghz leaves a point of zeros where it has no value.
      double percentage = LogJson.number(point.path("percentage"));
      if (percentage > 0 && percentage < 100) {
        run.stated((int) percentage, LogJson.number(point.path("latency")));
      }
    }
  }

  private static double histogram(JsonNode buckets) {
    double sum = 0;
    for (JsonNode bucket : buckets) {
      sum += LogJson.number(bucket.path("count"));
    }
    return sum;
  }

  private static double sum(JsonNode counts) {
    double sum = 0;
    for (JsonNode count : counts) {
      sum += LogJson.number(count);
    }
    return sum;
  }
}
