package dev.assay.compute.nodelist;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.assay.compute.claims.NodeListFormat;
import dev.assay.compute.nodelist.EntryFields.MalformedEntry;
import dev.assay.compute.nodelist.NodeList.Malformed;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A second reader of node lists, which holds a whole list and reads trees, so that the stream has
 * something to be held against. Reads entry by entry, within limits of size, depth, string length
 * and number of entries. An entry of another shape is counted and named; a document of another
 * shape, or one that breaks off, is no list at all. Pure and thread-safe.
 */
public final class NodeListReader {
  /** The most bytes that a list may have. */
  public static final long MAX_BYTES = 32L << 20;

  /** The most entries that a list may have. */
  public static final int MAX_ENTRIES = 1_000_000;

  private static final int EXAMPLES = 20;
  private static final String SCHEMA = "assay.node-list/v1";
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(32)
          .maxNumberLength(100)
          .maxStringLength(64 * 1024)
          .maxNameLength(1000)
          .build();
  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build()).build();
  private static final ObjectReader LINE =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(JsonFactory.Feature.CHARSET_DETECTION)
                  .streamReadConstraints(LIMITS)
                  .build())
          .build()
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final CsvFactory CSV =
      CsvFactory.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
          .streamReadConstraints(LIMITS)
          .build();

  private NodeListReader() {}

  /** The list in these bytes. */
  public static NodeList read(byte[] body, NodeListFormat format) throws UnreadableAnswer {
    if (body.length > MAX_BYTES) {
      throw new UnreadableAnswer("a node list has at most " + MAX_BYTES + " bytes");
    }
    Entries entries = new Entries(EntryForm.of(format));
    switch (format) {
      case ASSAY_NODES, AKASH_PROVIDERS -> readJson(body, format, entries);
      case ASSAY_NODES_LINES -> readLines(body, entries);
      case ASSAY_NODES_TABLE -> readTable(body, entries);
    }
    return new NodeList(entries.nodes, entries.malformed, entries.examples);
  }

  private static void readJson(byte[] body, NodeListFormat format, Entries entries)
      throws UnreadableAnswer {
    try (JsonParser json = MAPPER.createParser(body)) {
      if (format == NodeListFormat.ASSAY_NODES) {
        readDocument(json, entries);
      } else {
        readArray(json, json.nextToken(), entries);
      }
      if (json.nextToken() != null) {
        throw new UnreadableAnswer("something follows the end of the node list");
      }
    } catch (IOException e) {
      throw new UnreadableAnswer("the node list is no readable JSON: " + firstLine(e));
    }
  }

  /** A line that is no JSON is one malformed entry. */
  private static void readLines(byte[] body, Entries entries) throws UnreadableAnswer {
    int from = 0;
    for (int at = 0; at <= body.length; at++) {
      if (at == body.length || body[at] == '\n') {
        readLine(body, from, at - from, entries);
        from = at + 1;
      }
    }
  }

  private static void readLine(byte[] body, int from, int length, Entries entries)
      throws UnreadableAnswer {
    if (new String(body, from, length, StandardCharsets.ISO_8859_1).matches("[ \\t\\r]*")) {
      return;
    }
    try {
      entries.add(LINE.readTree(body, from, length));
    } catch (IOException e) {
      entries.malformed("the line is no readable JSON: " + firstLine(e));
    }
  }

  private static void readTable(byte[] body, Entries entries) throws UnreadableAnswer {
    try (CsvParser csv = CSV.createParser(body)) {
      csv.setSchema(CsvSchema.emptySchema().withHeader());
      while (csv.nextToken() != null) {
        entries.add(MAPPER.readTree(csv));
      }
    } catch (IOException e) {
      throw new UnreadableAnswer("the node list is no readable CSV: " + firstLine(e));
    }
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
      try {
        ListedNode node = form.read(entry);
        limit();
        nodes.add(node);
      } catch (MalformedEntry e) {
        malformed(String.valueOf(e.getMessage()));
      }
    }

    void malformed(String problem) throws UnreadableAnswer {
      limit();
      if (examples.size() < EXAMPLES) {
        examples.add(new Malformed(nodes.size() + malformed, problem));
      }
      malformed++;
    }

    private void limit() throws UnreadableAnswer {
      if (nodes.size() + malformed >= MAX_ENTRIES) {
        throw new UnreadableAnswer("a node list has at most " + MAX_ENTRIES + " entries");
      }
    }
  }
}
