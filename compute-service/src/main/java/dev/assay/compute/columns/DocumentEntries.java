package dev.assay.compute.columns;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the entries of one document, one after the other. Confined to one thread. */
final class DocumentEntries {
  private static final int BLOCK = 4096;
  private static final String SCHEMA = "assay.node-list/v1";

  private final JsonParser parser;
  private final EntryTokens tokens;
  private final Kept kept;
  private final int most;
  private final List<Block> blocks = new ArrayList<>();
  private Block block;

  /** Of at most so many entries. */
  DocumentEntries(JsonParser parser, EntryTokens tokens, Kept kept, int most) {
    this.parser = parser;
    this.tokens = tokens;
    this.kept = kept;
    this.most = most;
    this.block = new Block(kept, 0, 0);
  }

  /** A document of the schema assay.node-list/v1. */
  List<Block> document() throws IOException, UnreadableAnswer {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new UnreadableAnswer("a node list is an object with 'schema' and 'nodes'");
    }
    boolean schema = false;
    boolean nodes = false;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (name.equals("nodes") && !nodes) {
        array(value);
        nodes = true;
      } else if (name.equals("schema")) {
        schema = SCHEMA.equals(parser.getValueAsString());
        parser.skipChildren();
      } else {
        parser.skipChildren();
      }
    }
    if (!schema || !nodes) {
      throw new UnreadableAnswer("a node list has the schema " + SCHEMA + " and one 'nodes'");
    }
    return ended();
  }

  /** An array of entries. */
  List<Block> entries() throws IOException, UnreadableAnswer {
    array(parser.nextToken());
    return ended();
  }

  /** The rows of a table. */
  List<Block> rows() throws IOException, UnreadableAnswer {
    while (parser.nextToken() != null) {
      add();
    }
    return blocks();
  }

  private List<Block> ended() throws IOException, UnreadableAnswer {
    if (parser.nextToken() != null) {
      throw new UnreadableAnswer("something follows the end of the node list");
    }
    return blocks();
  }

  private void array(@Nullable JsonToken first) throws IOException, UnreadableAnswer {
    if (first != JsonToken.START_ARRAY) {
      throw new UnreadableAnswer("the nodes are no array");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      add();
    }
  }

  private void add() throws IOException, UnreadableAnswer {
    tokens.keepTexts(block.namesNext());
    block.add(tokens, tokens.read(parser));
    if (block.entries() >= BLOCK) {
      close();
    }
  }

  private void close() throws UnreadableAnswer {
    blocks.add(block.trimmed());
    block = new Block(kept, blocks.stream().mapToInt(Block::size).sum(), BLOCK);
    NodeStream.limit(blocks, most);
  }

  private List<Block> blocks() throws UnreadableAnswer {
    close();
    return blocks;
  }
}
