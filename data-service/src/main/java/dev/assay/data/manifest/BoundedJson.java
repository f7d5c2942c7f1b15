package dev.assay.data.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stranger's JSON into a tree with bounds on depth, length of strings and number of tokens.
 * A field given twice is refused, because two readers would see two documents. Thread-safe.
 */
final class BoundedJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxNumberLength(100)
                          .maxNameLength(1_000)
                          .maxStringLength(1 << 20)
                          .maxTokenCount(1_500_000)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private BoundedJson() {}

  static JsonNode read(byte[] bytes) throws UnreadableManifest {
    try {
      JsonNode tree = JSON.readTree(bytes);
      if (tree == null || tree.isMissingNode()) {
        throw new UnreadableManifest("is empty");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new UnreadableManifest("is not readable JSON: " + firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of this node; null when it holds none. */
  static @Nullable String text(@Nullable JsonNode node) {
    return node != null && node.isTextual() && !node.textValue().isBlank()
        ? node.textValue().strip()
        : null;
  }

  private static String firstLine(@Nullable String message) {
    String line = String.valueOf(message).lines().findFirst().orElse("");
    return line.length() > 200 ? line.substring(0, 200) : line;
  }
}
