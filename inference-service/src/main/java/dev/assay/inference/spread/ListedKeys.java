package dev.assay.inference.spread;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a node list ({@code assay.node-list/v1}, docs/protocols/node-proof.md) gives its
 * nodes; an entry without id or usable key is none. Read entry by entry within limits. Pure.
 *
 * @param nodes the first node of each key, by its raw Ed25519 key in standard Base64
 */
record ListedKeys(Map<String, String> nodes) {
  /** The most bytes that a list may have. */
  static final long LARGEST = 32L << 20;

  private static final int MOST_ENTRIES = 100_000;
  private static final int LONGEST_ID = 300;
  private static final int KEY_BYTES = 32;
  private static final String LIST_SCHEMA = "assay.node-list/v1";
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxStringLength(64 * 1024)
                          .build())
                  .build())
          .build();

  /** A list without any. */
  static ListedKeys none() {
    return new ListedKeys(Map.of());
  }

  /** What this answer lists, or why it lists no keys. */
  static Answer<ListedKeys> of(Answer<HttpGet.Document> served) {
    return switch (served) {
      case Unanswered<HttpGet.Document> none ->
          new Unanswered<>(none.reason(), none.explanation(), none.from());
      case Answered<HttpGet.Document> document -> of(document);
    };
  }

  private static Answer<ListedKeys> of(Answered<HttpGet.Document> document) {
    String source = document.from().source();
    try {
      ListedKeys keys = read(document.value().bytes());
      return keys.nodes().isEmpty()
          ? new Unanswered<>(
              Reason.NO_NODE_KEYS,
              "The node list of " + source + " gives no node a public key.",
              document.from())
          : new Answered<>(keys, document.from());
    } catch (InvalidDocument e) {
      return new Unanswered<>(
          Reason.SOURCE_SHAPE_CHANGED,
          source + " serves no node list: " + e.getMessage() + ".",
          document.from());
    }
  }

  static ListedKeys read(byte[] body) throws InvalidDocument {
    Map<String, String> nodes = new LinkedHashMap<>();
    boolean schema = false;
    try (JsonParser json = MAPPER.createParser(body)) {
      demand(json.nextToken() == JsonToken.START_OBJECT, "a node list is an object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        schema |= field.equals("schema") && LIST_SCHEMA.equals(json.getValueAsString());
        if (field.equals("nodes") && value == JsonToken.START_ARRAY) {
          readEntries(json, nodes);
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new InvalidDocument("", "the node list is no readable JSON");
    }
    demand(schema, "a node list has the schema " + LIST_SCHEMA);
    return new ListedKeys(nodes);
  }

  private static void readEntries(JsonParser json, Map<String, String> nodes)
      throws IOException, InvalidDocument {
    int entries = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      demand(++entries <= MOST_ENTRIES, "a node list has at most " + MOST_ENTRIES + " entries");
      JsonNode entry = json.readValueAsTree();
      String id = entry.path("id").asText();
      String key = normal(entry.path("publicKey").asText());
      if (key != null && !id.isBlank() && id.length() <= LONGEST_ID) {
        nodes.putIfAbsent(key, id);
      }
    }
  }

  /** The key in standard Base64; null when this is none. */
  static @Nullable String normal(String key) {
    try {
      byte[] raw = Base64.getDecoder().decode(key);
      return raw.length == KEY_BYTES ? Base64.getEncoder().encodeToString(raw) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static void demand(boolean holds, String otherwise) throws InvalidDocument {
    if (!holds) {
      throw new InvalidDocument("", otherwise);
    }
  }
}
