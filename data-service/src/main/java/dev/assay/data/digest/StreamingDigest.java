package dev.assay.data.digest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Digests a stream of bytes without keeping it: every asked algorithm over the whole, and SHA-256
 * over each of the first chunks, so that a later reader can tell where two copies part. Not
 * thread-safe; hand the parts over one after the other.
 */
public final class StreamingDigest {
  /** The length of a chunk, in bytes. */
  public static final int CHUNK_BYTES = 1 << 20;

  /** How many chunks get a digest of their own; more would cost a large file twice the time. */
  public static final int MAX_CHUNKS = 64;

  private final Map<DigestAlgorithm, MessageDigest> whole = new EnumMap<>(DigestAlgorithm.class);
  private final MessageDigest chunk = DigestAlgorithm.SHA256.start();
  private final List<String> chunks = new ArrayList<>();
  private int inChunk;
  private long length;

  /** Digests by SHA-256, and by these algorithms too. */
  public StreamingDigest(Collection<DigestAlgorithm> alsoBy) {
    whole.put(DigestAlgorithm.SHA256, DigestAlgorithm.SHA256.start());
    alsoBy.forEach(algorithm -> whole.computeIfAbsent(algorithm, DigestAlgorithm::start));
  }

  /** Takes the bytes between the buffer's position and limit, and leaves both as they were. */
  public void update(ByteBuffer part) {
    whole.values().forEach(digest -> digest.update(part.duplicate()));
    length += part.remaining();
    ByteBuffer rest = part.duplicate();
    while (rest.hasRemaining() && chunks.size() < MAX_CHUNKS) {
      int taken = Math.min(rest.remaining(), CHUNK_BYTES - inChunk);
      chunk.update(rest.slice(rest.position(), taken));
      rest.position(rest.position() + taken);
      inChunk += taken;
      if (inChunk == CHUNK_BYTES) {
        closeChunk();
      }
    }
  }

  /** Takes these bytes. */
  public void update(byte[] part) {
    update(ByteBuffer.wrap(part));
  }

  /** How many bytes were taken. */
  public long length() {
    return length;
  }

  /** The digests of what was taken; the state is spent by it. */
  public Result finish() {
    if (inChunk > 0) {
      closeChunk();
    }
    Map<DigestAlgorithm, String> digests = new EnumMap<>(DigestAlgorithm.class);
    whole.forEach((algorithm, digest) -> digests.put(algorithm, hex(digest)));
    return new Result(length, digests, List.copyOf(chunks));
  }

  private void closeChunk() {
    chunks.add(hex(chunk));
    inChunk = 0;
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * What a stream's bytes amount to.
   *
   * @param length in bytes
   * @param digests of the whole, in lower-case hexadecimal
   * @param chunks SHA-256 of each of the first {@link #MAX_CHUNKS} chunks, the last maybe shorter
   */
  public record Result(long length, Map<DigestAlgorithm, String> digests, List<String> chunks) {}
}
