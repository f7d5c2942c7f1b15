package dev.assay.compute.columns;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.compute.columns.LineBlocks.Lines;
import java.io.IOException;

/**
 * Reads the entries of whole lines of NDJSON. A line that is no JSON costs itself alone: reading
 * goes on with the line after it. Confined to one thread.
 */
final class LineEntries {
  private static final int NO_LINE = 0;

  private final JsonFactory json;
  private final EntryTokens tokens;
  private final Block block;

  LineEntries(JsonFactory json, EntryTokens tokens, Block block) {
    this.json = json;
    this.tokens = tokens;
    this.block = block;
  }

  Block read(Lines lines) {
    if (lines.tooLong()) {
      block.malformed("the line has more than " + LineBlocks.BYTES + " bytes");
      return block;
    }
    int at = 0;
    while (at < lines.length()) {
      at = read(lines.bytes(), at, lines.length());
    }
    return block.trimmed();
  }

  /** Reads to the end, or to a line that isn't one entry; says where to go on. */
  private int read(byte[] bytes, int from, int to) {
    int done = from;
    int end = from;
    int line = NO_LINE; // of an entry that counts unless something follows it there
    String problem = null;
    try (JsonParser parser = json.createParser(bytes, from, to - from)) {
      while (true) {
        JsonToken next = parser.nextToken();
        int begun = next == null ? NO_LINE : parser.currentTokenLocation().getLineNr();
        if (line != NO_LINE && begun == line) {
          block.malformed("something follows the entry on its line");
          return afterLine(bytes, done, to);
        }
        if (line != NO_LINE) {
          block.add(tokens, problem);
          done = end;
          line = NO_LINE;
        }
        if (next == null) {
          return to;
        }
        tokens.keepTexts(block.namesNext());
        problem = tokens.read(parser);
        JsonLocation here = parser.currentLocation();
        if (here.getLineNr() != begun) {
          block.malformed("the entry goes over several lines");
          return afterLine(bytes, done, to);
        }
        line = begun;
        end = Math.max(done, from + (int) here.getByteOffset());
      }
    } catch (IOException e) {
      if (line != NO_LINE && line(e) != line) {
        block.add(tokens, problem);
        done = end;
      }
      block.malformed("the line is no readable JSON: " + NodeStream.firstLine(e));
      return afterLine(bytes, done, to);
    }
  }

  private static int line(IOException e) {
    JsonLocation there = e instanceof JsonProcessingException wrong ? wrong.getLocation() : null;
    return there == null ? NO_LINE : there.getLineNr();
  }

  /** The end of the first line from there on that isn't blank. */
  private static int afterLine(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, to);
  }
}
