package dev.assay.compute.columns;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.compute.columns.LineBlocks.Lines;
import java.io.IOException;

/**
 * Reads the entries of whole lines of NDJSON. A line that is no JSON costs itself alone: reading
 * goes on with the line after it. Confined to one thread.
 */
final class LineEntries {
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

  /** Reads to the end, or to a line that isn't one value; says where to go on. */
  private int read(byte[] bytes, int from, int to) {
    int done = from;
    int line = 0;
    try (JsonParser parser = json.createParser(bytes, from, to - from)) {
      for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
        int begun = parser.currentTokenLocation().getLineNr();
        if (begun == line) {
          block.malformed("something follows the entry on its line");
          return afterLine(bytes, done, to);
        }
        tokens.keepTexts(block.namesNext());
        String problem = tokens.read(parser);
        JsonLocation here = parser.currentLocation();
        line = here.getLineNr();
        if (line != begun) {
          block.malformed("the entry goes over several lines");
          return afterLine(bytes, done, to);
        }
        block.add(tokens, problem);
        done = Math.max(done, from + (int) here.getByteOffset());
      }
      return to;
    } catch (IOException e) {
      block.malformed("the line is no readable JSON: " + NodeStream.firstLine(e));
      return afterLine(bytes, done, to);
    }
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
