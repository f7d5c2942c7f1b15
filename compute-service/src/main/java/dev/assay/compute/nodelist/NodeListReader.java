package dev.assay.compute.nodelist;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.compute.claims.NodeListFormat;
import dev.assay.compute.nodelist.EntryFields.MalformedEntry;
import dev.assay.compute.nodelist.NodeList.Malformed;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a node list entry by entry, within limits of size, depth, string length and number of
 * entries. An entry of another shape is counted and named; a document of another shape, or one that
 * breaks off, is no list at all. Pure and thread-safe.
 */
public final class NodeListReader {
  /** The most bytes that a list may have. */
  public static final long MAX_BYTES = 32L << 20;

  /** The most entries that a list may have. */
  public static final int MAX_ENTRIES = 100_000;

  private static final int EXAMPLES = 20;
  private static final String SCHEMA = "assay.node-list/v1";
  private static final JsonMapper MAPPER = JsonMapper.builder(factory()).build();

  private NodeListReader() {}

  /** The list in these bytes. */
  public static NodeList read(byte[] body, NodeListFormat format) throws UnreadableAnswer {
    if (body.length > MAX_BYTES) {
      throw new UnreadableAnswer("a node list has at most " + MAX_BYTES + " bytes");
    }
    Entries entries = new Entries(EntryForm.of(format));
    try (JsonParser json = MAPPER.createParser(body)) {
      switch (format) {
        case ASSAY_NODES -> readDocument(json, entries);
        case AKASH_PROVIDERS -> readArray(json, json.nextToken(), entries);
      }
      if (json.nextToken() != null) {
        throw new UnreadableAnswer("something follows the end of the node list");
      }
    } catch (IOException e) {
      throw new UnreadableAnswer("the node list is no readable JSON: " + firstLine(e));
    }
    return new NodeList(entries.nodes, entries.malformed, entries.examples);
  }

  private static void readDocument(JsonParser json, Entries entries)
      throws IOException, UnreadableAnswer {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new UnreadableAnswer("a node list is an object with 'schema' and 'nodes'");
    }
    boolean schema = false;
    boolean nodes = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("nodes") && !nodes) {
        readArray(json, value, entries);
        nodes = true;
      } else if (field.equals("schema")) {
        schema = SCHEMA.equals(json.getValueAsString());
        json.skipChildren();
      } else {
        json.skipChildren();
      }
    }
    if (!schema || !nodes) {
      throw new UnreadableAnswer("a node list has the schema " + SCHEMA + " and one 'nodes'");
    }
  }

  private static void readArray(JsonParser json, JsonToken first, Entries entries)
      throws IOException, UnreadableAnswer {
    if (first != JsonToken.START_ARRAY) {
      throw new UnreadableAnswer("the nodes are no array");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      entries.add(MAPPER.readTree(json));
    }
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(32)
                .maxNumberLength(100)
                .maxStringLength(64 * 1024)
                .maxNameLength(1000)
                .build())
        .build();
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }

  /** The entries read so far; confined to one reading. */
  private static final class Entries {
    private final EntryForm form;
    private final List<ListedNode> nodes = new ArrayList<>();
    private final List<Malformed> examples = new ArrayList<>();
    private int malformed;

    Entries(EntryForm form) {
      this.form = form;
    }

    void add(JsonNode entry) throws UnreadableAnswer {
      int index = nodes.size() + malformed;
      if (index >= MAX_ENTRIES) {
        throw new UnreadableAnswer("a node list has at most " + MAX_ENTRIES + " entries");
      }
      try {
        nodes.add(form.read(entry));
      } catch (MalformedEntry e) {
        malformed++;
        if (examples.size() < EXAMPLES) {
          examples.add(new Malformed(index, String.valueOf(e.getMessage())));
        }
      }
    }
  }
}
