package dev.assay.inference.recorded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Reads a stranger's JSON token by token, with bounds on depth, names, strings and numbers. {@code
 * NaN} and {@code Infinity}, which Python and LoadGen write, are read so that they can be refused
 * one by one. A field given twice is refused. Thread-safe.
 */
final class LogJson {
  private static final JsonMapper MAPPER = JsonMapper.builder(factory()).build();

  private LogJson() {}

  static JsonParser parser(byte[] body, int from, int length) throws IOException {
    return MAPPER.getFactory().createParser(body, from, length);
  }

  /** The value at which the parser stands, as a tree; for values that are small by themselves. */
  static JsonNode tree(JsonParser json) throws IOException {
    return MAPPER.readTree(json);
  }

  /** The number at which the parser stands; NaN when it is none, or none that is finite. */
  static double number(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
        && json.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
      json.skipChildren();
      return Double.NaN;
    }
    double value = json.getDoubleValue();
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /** The number in this node; NaN when it is none, or none that is finite. */
  static double number(JsonNode node) {
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /** The first line of what a parser complains about. */
  static String complaint(IOException e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    return line.length() > 200 ? line.substring(0, 200) : line;
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(32)
                .maxNumberLength(100)
                .maxNameLength(1000)
                .maxStringLength(4 << 20)
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .build();
  }
}
