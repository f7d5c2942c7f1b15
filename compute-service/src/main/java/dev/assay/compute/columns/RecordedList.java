package dev.assay.compute.columns;

import dev.assay.compute.claims.NodeListFormat;
import dev.assay.compute.nodelist.ListObserved.Counts;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.verification.probe.PartedDocument;
import dev.assay.verification.probe.UnreadableAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A readable node list as it stands in the recording: what was counted in it is at hand, its
 * entries are gone over as often as it takes. Entries are numbered from 0, without malformed ones
 * and those that the list calls offline. Immutable.
 */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
public record RecordedList(
    PartedDocument document, NodeListFormat format, long key, Counts counts, int[] blocks) {

  /** Goes over a list. */
  private interface Going<T> {
    T over(InputStream in) throws IOException, UnreadableAnswer;
  }

  /**
   * Its columns.
   *
   * @param measured by this list's key; stands over what the list says
   */
  public NodeColumns columns(Measured measured) {
    return going(in -> new NodeStream(key).columns(in, format, measured));
  }

  /** These of its entries in words. */
  public Map<Integer, ListedNode> named(BitSet entries) {
    return entries.isEmpty()
        ? Map.of()
        : going(in -> new NodeStream(key).named(in, format, entries, blocks));
  }

  /** Marks of its entries, by another key. */
  List<Block> blocks(long otherKey, Kept kept) {
    return going(in -> new NodeStream(otherKey).blocks(in, format, kept, NodeStream.MAX_ENTRIES));
  }

  private <T> T going(Going<T> going) {
    try (InputStream in = document.open()) {
      return going.over(in);
    } catch (IOException e) {
      throw new UncheckedIOException("a recorded list can't be read again", e);
    } catch (UnreadableAnswer e) {
      throw new IllegalStateException("a recorded list isn't what it was", e);
    }
  }
}
