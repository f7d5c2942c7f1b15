package dev.assay.compute.columns;

import dev.assay.compute.claims.NodeListFormat;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys and devices of another project's list, by which its nodes are known again.
 * Immutable.
 *
 * @param key of the fingerprints
 */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
public record KnownElsewhere(long key, long[] publicKeys, long[] devices) {
  private static final Set<Mark> MARKS = EnumSet.of(Mark.PUBLIC_KEY, Mark.DEVICE);

  /** Of a list in this format. */
  public static KnownElsewhere of(InputStream in, NodeListFormat format, long key)
      throws IOException, UnreadableAnswer {
    List<Block> blocks =
        new NodeStream(key).blocks(in, format, Kept.marks(MARKS), NodeStream.MAX_ENTRIES);
    return new KnownElsewhere(key, sorted(blocks, Mark.PUBLIC_KEY), sorted(blocks, Mark.DEVICE));
  }

  /** The entries of this list whose key or device is known. */
  public BitSet in(RecordedList list) {
    BitSet known = new BitSet();
    int first = 0;
    for (Block block : list.blocks(key, Kept.marks(MARKS))) {
      mark(block.take(Mark.PUBLIC_KEY), publicKeys, first, known);
      mark(block.take(Mark.DEVICE), devices, first, known);
      first += block.size();
    }
    return known;
  }

  private static void mark(long @Nullable [] row, long[] values, int first, BitSet known) {
    for (int i = 0; row != null && i < row.length; i++) {
      if (row[i] != 0 && Arrays.binarySearch(values, row[i]) >= 0) {
        known.set(first + i);
      }
    }
  }

  private static long[] sorted(List<Block> blocks, Mark mark) {
    return blocks.stream()
        .map(block -> block.take(mark))
        .filter(Objects::nonNull)
        .flatMapToLong(LongStream::of)
        .filter(value -> value != 0)
        .sorted()
        .toArray();
  }
}
