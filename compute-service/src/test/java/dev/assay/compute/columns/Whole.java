package dev.assay.compute.columns;

import dev.assay.compute.claims.NodeListFormat;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.NodeList;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** A list that the stream reads with all its entries in words, as no check does. */
final class Whole {
  private static final long KEY = 42;

  private Whole() {}

  static NodeList read(byte[] body, NodeListFormat format) throws UnreadableAnswer {
    try {
      NodeStream stream = new NodeStream(KEY);
      List<Block> blocks = blocks(body, format);
      int[] sizes = blocks.stream().mapToInt(Block::size).toArray();
      BitSet all = new BitSet();
      all.set(0, blocks.stream().mapToInt(Block::size).sum());
      Map<Integer, ListedNode> nodes =
          stream.named(new ByteArrayInputStream(body), format, all, sizes);
      return new NodeList(
          List.copyOf(nodes.values()),
          blocks.stream().mapToInt(Block::malformed).sum(),
          NodeColumns.examples(blocks).stream()
              .map(e -> new NodeList.Malformed(e.index(), e.problem()))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Block> blocks(byte[] body, NodeListFormat format)
      throws IOException, UnreadableAnswer {
    return new NodeStream(KEY)
        .blocks(new ByteArrayInputStream(body), format, Kept.all(null), NodeStream.MAX_ENTRIES);
  }
}
