package dev.assay.inference.spill;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * The evidence of one load on disk: parts that are appended and read back by their places, each
 * held against its checksum. Closing it deletes them. Its calls block, so they belong on worker
 * threads. Thread-safe.
 */
public final class Spill implements AutoCloseable {
  /**
   * Where a part stands.
   *
   * @param at its first byte
   * @param checksum CRC-32C of its bytes, which finds what a disk changed; nobody else writes there
   */
  public record Part(long at, int length, int checksum) {}

  private final FileChannel channel;
  private final long most;
  private final SpillFolder folder;
  private long end;

  Spill(FileChannel channel, long most, SpillFolder folder) {
    this.channel = channel;
    this.most = most;
    this.folder = folder;
  }

  /** Appends a part. */
  synchronized Part append(byte[] bytes) throws EvidenceLost {
    if (!channel.isOpen()) {
      throw EvidenceLost.disk(new ClosedChannelException());
    }
    if (end + bytes.length > most) {
      throw EvidenceLost.tooLarge("this load", most);
    }
    folder.hold(bytes.length);
    Part part = new Part(end, bytes.length, checksum(bytes, 0, bytes.length));
    end += bytes.length;
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest, part.at() + rest.position());
      }
    } catch (IOException e) {
      throw EvidenceLost.disk(e);
    }
    return part;
  }

  /** Puts a part's bytes there. */
  void read(Part part, ByteBuffer into) throws EvidenceLost {
    int start = into.position();
    ByteBuffer rest = into.slice(start, part.length());
    try {
      while (rest.hasRemaining()) {
        if (channel.read(rest, part.at() + rest.position()) < 0) {
          throw new EOFException();
        }
      }
    } catch (IOException e) {
      throw EvidenceLost.disk(e);
    }
    if (checksum(into.array(), into.arrayOffset() + start, part.length()) != part.checksum()) {
      throw EvidenceLost.changed();
    }
    into.position(start + part.length());
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a file of evidence can't be closed", e);
    } finally {
      folder.free(end);
      end = 0;
    }
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, length);
    return (int) checksum.getValue();
  }
}
