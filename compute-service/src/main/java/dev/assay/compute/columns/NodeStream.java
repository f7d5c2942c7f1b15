package dev.assay.compute.columns;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.assay.compute.columns.LineBlocks.Lines;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a node list from a stream into columns, entry by entry: of a million entries it keeps what
 * tells them apart and no text. A malformed entry is counted and named; a document that breaks off
 * is no list at all. Thread-safe.
 *
 * @param key of the fingerprints; whoever writes the list must not know it beforehand
 */
public record NodeStream(long key) {
  /** The most entries that a list may have. */
  public static final int MAX_ENTRIES = 1_000_000;

  private static final int AT_ONCE = 16;
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(32)
          .maxNumberLength(100)
          .maxStringLength(64 * 1024)
          .maxNameLength(1000)
          .build();
  // names of fields are hostile too: they are not interned
  static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(LIMITS)
          .build();
  private static final CsvFactory CSV =
      CsvFactory.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
          .streamReadConstraints(LIMITS)
          .build();

  /** A list in NDJSON: one entry a line. Blocks of lines are read on all processors. */
  public NodeColumns lines(InputStream in) throws IOException, UnreadableAnswer {
    Fingerprints fingerprints = new Fingerprints(key);
    LineBlocks lines = new LineBlocks(in);
    List<Block> blocks = new ArrayList<>();
    for (List<Lines> some = some(lines); !some.isEmpty(); some = some(lines)) {
      blocks.addAll(
          some.parallelStream().map(l -> new LineEntries(JSON, fingerprints).read(l)).toList());
      limit(blocks);
    }
    return NodeColumns.of(blocks);
  }

  /** A list in a document of the schema assay.node-list/v1. */
  public NodeColumns document(InputStream in) throws IOException, UnreadableAnswer {
    try (JsonParser json = JSON.createParser(in)) {
      return new DocumentEntries(json, new Fingerprints(key)).document();
    } catch (JsonProcessingException e) {
      throw new UnreadableAnswer("the node list is no readable JSON: " + firstLine(e));
    }
  }

  /** A list in CSV, whose first line names the fields. */
  public NodeColumns table(InputStream in) throws IOException, UnreadableAnswer {
    try (JsonParser csv = CSV.createParser(in)) {
      csv.setSchema(CsvSchema.emptySchema().withHeader());
      return new DocumentEntries(csv, new Fingerprints(key)).rows();
    } catch (JsonProcessingException e) {
      throw new UnreadableAnswer("the node list is no readable CSV: " + firstLine(e));
    }
  }

  private static List<Lines> some(LineBlocks lines) throws IOException {
    List<Lines> some = new ArrayList<>();
    for (Lines next = lines.next();
        next != null;
        next = some.size() < AT_ONCE ? lines.next() : null) {
      some.add(next);
    }
    return some;
  }

  static void limit(List<Block> blocks) throws UnreadableAnswer {
    long entries = blocks.stream().mapToLong(block -> block.size() + block.malformed()).sum();
    if (entries > MAX_ENTRIES) {
      throw new UnreadableAnswer("a node list has at most " + MAX_ENTRIES + " entries");
    }
  }

  static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }
}
