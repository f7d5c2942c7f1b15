package dev.assay.compute.columns;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.assay.compute.claims.NodeListFormat;
import dev.assay.compute.columns.LineBlocks.Lines;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.verification.document.Digest;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a node list from a stream, entry by entry: of a million entries it keeps what tells them
 * apart and no text. A malformed entry is counted and named; a document that breaks off is no list
 * at all. Thread-safe.
 *
 * @param key of the fingerprints; whoever writes the list must not know it beforehand
 */
public record NodeStream(long key) {
  /** The most entries that a list may have. */
  public static final int MAX_ENTRIES = 1_000_000;

  private static final int AT_ONCE = 16;
  private static final int KEY_DIGITS = 16;
  private static final int HEXADECIMAL = 16;
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
  // a line is UTF-8 whatever it begins with
  private static final JsonFactory LINE =
      JSON.rebuild().disable(JsonFactory.Feature.CHARSET_DETECTION).build();
  private static final CsvFactory CSV =
      CsvFactory.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
          .streamReadConstraints(LIMITS)
          .build();

  /** A key for these lists: nobody can choose texts by the digest of an answer that holds them. */
  public static long keyOf(List<? extends Answer<?>> lists) {
    String evidence =
        lists.stream().map(list -> list.from().evidence().hex()).collect(Collectors.joining());
    String digest = Digest.of(evidence.getBytes(StandardCharsets.US_ASCII)).hex();
    return Long.parseUnsignedLong(digest.substring(0, KEY_DIGITS), HEXADECIMAL);
  }

  /** The columns of a list in NDJSON, one entry a line. */
  public NodeColumns lines(InputStream in) throws IOException, UnreadableAnswer {
    return columns(in, NodeListFormat.ASSAY_NODES_LINES, null);
  }

  /**
   * The columns of a list.
   *
   * @param measured stands over what the list says
   */
  public NodeColumns columns(InputStream in, NodeListFormat format, @Nullable Measured measured)
      throws IOException, UnreadableAnswer {
    return NodeColumns.of(blocks(in, format, Kept.all(measured), MAX_ENTRIES));
  }

  /** A list's entries in blocks, at most so many. */
  List<Block> blocks(InputStream in, NodeListFormat format, Kept kept, int most)
      throws IOException, UnreadableAnswer {
    return switch (format) {
      case ASSAY_NODES, AKASH_PROVIDERS -> json(in, format, kept, most);
      case ASSAY_NODES_TABLE -> table(in, format, kept, most);
      case ASSAY_NODES_LINES -> lines(in, format, kept, most);
    };
  }

  /** Blocks of lines are read on all processors. */
  private List<Block> lines(InputStream in, NodeListFormat format, Kept kept, int most)
      throws IOException, UnreadableAnswer {
    Fingerprints fingerprints = new Fingerprints(key);
    LineBlocks lines = new LineBlocks(in);
    List<Block> blocks = new ArrayList<>();
    for (List<Lines> some = lines.next(AT_ONCE); !some.isEmpty(); some = lines.next(AT_ONCE)) {
      int alike = blocks.isEmpty() ? 0 : blocks.getLast().size(); // lines are about as long
      blocks.addAll(
          some.parallelStream()
              .map(l -> entries(fingerprints, format, new Block(kept, 0, alike)).read(l))
              .toList());
      limit(blocks, most);
    }
    return blocks;
  }

  /**
   * These entries of a list in words, by their order; the list is known to be readable.
   *
   * @param sizes of the list's blocks, so that those without such entries are passed over
   */
  Map<Integer, ListedNode> named(InputStream in, NodeListFormat format, BitSet wanted, int[] sizes)
      throws IOException, UnreadableAnswer {
    Kept kept = Kept.named(wanted);
    Map<Integer, ListedNode> named = new TreeMap<>();
    if (format != NodeListFormat.ASSAY_NODES_LINES) {
      blocks(in, format, kept, MAX_ENTRIES).forEach(block -> named.putAll(block.named()));
      return named;
    }
    Fingerprints fingerprints = new Fingerprints(key);
    LineBlocks lines = new LineBlocks(in);
    int first = 0;
    for (int i = 0; i < sizes.length && first < wanted.length(); first += sizes[i], i++) {
      Lines next = lines.next(1).getFirst();
      if (!wanted.get(first, first + sizes[i]).isEmpty()) {
        named.putAll(entries(fingerprints, format, new Block(kept, first, 0)).read(next).named());
      }
    }
    return named;
  }

  private static LineEntries entries(Fingerprints prints, NodeListFormat format, Block block) {
    return new LineEntries(LINE, new EntryTokens(prints, format), block);
  }

  private List<Block> json(InputStream in, NodeListFormat format, Kept kept, int most)
      throws IOException, UnreadableAnswer {
    try (JsonParser json = JSON.createParser(in)) {
      DocumentEntries entries = entries(json, format, kept, most);
      return format == NodeListFormat.ASSAY_NODES ? entries.document() : entries.entries();
    } catch (JsonProcessingException | CharConversionException e) {
      throw new UnreadableAnswer("the node list is no readable JSON: " + firstLine(e));
    }
  }

  /** Its first line names the fields. */
  private List<Block> table(InputStream in, NodeListFormat format, Kept kept, int most)
      throws IOException, UnreadableAnswer {
    try (CsvParser csv = CSV.createParser(in)) {
      csv.setSchema(CsvSchema.emptySchema().withHeader());
      return entries(csv, format, kept, most).rows();
    } catch (JsonProcessingException | CharConversionException e) {
      throw new UnreadableAnswer("the node list is no readable CSV: " + firstLine(e));
    }
  }

  private DocumentEntries entries(JsonParser parser, NodeListFormat format, Kept kept, int most) {
    return new DocumentEntries(parser, new EntryTokens(new Fingerprints(key), format), kept, most);
  }

  static void limit(List<Block> blocks, int most) throws UnreadableAnswer {
    long entries = blocks.stream().mapToLong(Block::entries).sum();
    if (entries > most) {
      throw new UnreadableAnswer("a node list has at most " + most + " entries");
    }
  }

  static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }
}
