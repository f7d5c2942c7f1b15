package dev.assay.inference.recorded;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what vLLM's serving benchmark saves with {@code --save-result --save-detailed}: one JSON
 * object with figures ({@code duration} in seconds, {@code completed}, {@code median_ttft_ms},
 * {@code p99_e2el_ms}) and lists with an entry for each request ({@code ttfts}, {@code itls},
 * {@code latencies} in seconds, {@code output_lens}, {@code errors}). As vllm-project/vllm writes
 * it, vllm/benchmarks/serve.py, functions {@code benchmark} and {@code calculate_metrics}.
 */
final class VllmLog {
  private static final int MOST_FIGURES = 1000;

  private final Map<String, Double> figures = new TreeMap<>();
  private final Map<String, Doubles> lists = new HashMap<>();

  private VllmLog() {}

  static RecordedRun read(byte[] body) throws IOException, UnreadableAnswer {
    VllmLog log = new VllmLog();
    try (JsonParser json = LogJson.parser(body, 0, body.length)) {
      log.readFields(json);
      if (json.nextToken() != null) {
        throw new UnreadableAnswer("something follows the end of the result");
      }
    }
    if (log.figures.keySet().stream().filter(Set.of("duration", "completed")::contains).count()
        < 2) {
      throw new UnreadableAnswer("a result of vLLM has numbers 'duration' and 'completed'");
    }
    return new VllmRun(log.figures, log.lists).build();
  }

  private void readFields(JsonParser json) throws IOException, UnreadableAnswer {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new UnreadableAnswer("a result of vLLM is an object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      switch (field) {
        case "ttfts", "latencies", "output_lens", "input_lens", "itls", "errors" ->
            lists.put(field, list(json, field));
        default -> {
          double number = LogJson.number(json);
          if (value.isNumeric() && !Double.isNaN(number) && figures.size() < MOST_FIGURES) {
            figures.put(field, number);
          }
        }
      }
    }
  }

  private static Doubles list(JsonParser json, String field) throws IOException, UnreadableAnswer {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new UnreadableAnswer("'" + field + "' is no list");
    }
    Doubles values = new Doubles();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(
          switch (field) {
            case "itls" -> sum(json);
            case "errors" -> error(json);
            default -> LogJson.number(json);
          });
      if (values.size() > RunBuilder.MAX_RECORDS) {
        throw new UnreadableAnswer("a log has at most " + RunBuilder.MAX_RECORDS + " records");
      }
    }
    return values;
  }

  /** The sum of the times between an answer's tokens; NaN when one of them is no time. */
  private static double sum(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return Double.NaN;
    }
    double sum = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      double number = LogJson.number(json);
      sum += number >= 0 ? number : Double.NaN;
    }
    return sum;
  }

  /** 1 for an error, 0 for none, NaN for neither. */
  private static double error(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return 0;
    }
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      json.skipChildren();
      return Double.NaN;
    }
    return json.getText().isBlank() ? 0 : 1;
  }
}
