package dev.assay.inference.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as clients do: unknown fields are passed over, a field of another type counts as
 * absent; depth is bounded.
 */
final class LenientJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(64).build())
                  .build())
          .build();

  private LenientJson() {}

  /** The tree, or null when this is no JSON. */
  static @Nullable JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** The text of a field, empty when there is none. */
  static String text(JsonNode parent, String field) {
    JsonNode value = parent.path(field);
    return value.isTextual() ? value.textValue() : "";
  }

  /** The text of a field, cut; null when there is none or it is empty. */
  static @Nullable String text(JsonNode parent, String field, int longest) {
    String text = cut(parent, field, longest);
    return text.isEmpty() ? null : text;
  }

  /** The text of a field, cut; empty when there is none. */
  static String cut(JsonNode parent, String field, int longest) {
    String text = text(parent, field);
    return text.substring(0, Math.min(text.length(), longest));
  }

  /** A count, null when there is none or it is none. */
  static @Nullable Integer count(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0
        ? value.intValue()
        : null;
  }
}
