package dev.assay.compute.columns;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into blocks of whole lines, a line longer than a block into one that is marked so.
 * Confined to one thread.
 */
final class LineBlocks {
  /** The most bytes of a block, and of a line. */
  static final int BYTES = 256 * 1024;

  private final InputStream in;
  private final List<byte[]> arrays = new ArrayList<>();
  private byte[] rest = new byte[0];
  private boolean end;

  /**
   * Whole lines.
   *
   * @param tooLong whether this is the beginning of one line that is longer
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes are handed over, never compared
  record Lines(byte[] bytes, int length, boolean tooLong) {}

  LineBlocks(InputStream in) {
    this.in = in;
  }

  /** The next blocks, none at the end; they are good until the next call, which fills them anew. */
  List<Lines> next(int most) throws IOException {
    List<Lines> blocks = new ArrayList<>();
    while (blocks.size() < most && !end) {
      if (arrays.size() == blocks.size()) {
        arrays.add(new byte[BYTES]);
      }
      Lines next = filled(arrays.get(blocks.size()));
      if (next != null) {
        blocks.add(next);
      }
    }
    return blocks;
  }

  private @Nullable Lines filled(byte[] block) throws IOException {
    System.arraycopy(rest, 0, block, 0, rest.length);
    int length = rest.length + in.readNBytes(block, rest.length, BYTES - rest.length);
    if (length < BYTES) {
      end = true;
      return length == 0 ? null : new Lines(block, length, false);
    }
    int cut = afterLastLine(block, length);
    if (cut == 0) {
      skipLine();
      return new Lines(block, length, true);
    }
    rest = Arrays.copyOfRange(block, cut, length);
    return new Lines(block, cut, false);
  }

  private static int afterLastLine(byte[] block, int length) {
    int cut = length;
    while (cut > 0 && block[cut - 1] != '\n') {
      cut--;
    }
    return cut;
  }

  /** Skips to the end of the line; what follows is the rest. */
  private void skipLine() throws IOException {
    rest = new byte[0];
    byte[] more = new byte[BYTES];
    for (int read = in.readNBytes(more, 0, BYTES / 2); ; read = in.readNBytes(more, 0, BYTES / 2)) {
      for (int i = 0; i < read; i++) {
        if (more[i] == '\n') {
          rest = Arrays.copyOfRange(more, i + 1, read);
          return;
        }
      }
      if (read < BYTES / 2) {
        end = true;
        return;
      }
    }
  }
}
