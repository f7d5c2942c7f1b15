package dev.assay.demo.uptime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.LongStream;

/** The words of a watch's seed, as docs/protocols/uptime-log.md has them. Not thread-safe. */
final class RandomWords {
  private final byte[] seed;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private long counter;

  private RandomWords(byte[] seed) {
    this.seed = seed;
  }

  /** So many times below a span, in ascending order. */
  static long[] times(byte[] seed, long span, int count) {
    var words = new RandomWords(seed);
    return LongStream.generate(() -> words.below(span)).limit(count).sorted().toArray();
  }

  /** SHA-256 of a text and a watch's seed, and what follows it. */
  static byte[] digest(String label, byte[] seed, byte[] rest) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(label.getBytes(StandardCharsets.UTF_8));
      digest.update(seed);
      return digest.digest(rest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private long below(long bound) {
    long leftOver = Long.remainderUnsigned(-bound, bound);
    long word = next();
    while (Long.compareUnsigned(word, leftOver) < 0) {
      word = next();
    }
    return Long.remainderUnsigned(word, bound);
  }

  private long next() {
    if (!block.hasRemaining()) {
      byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(0, counter++).array();
      block = ByteBuffer.wrap(digest("assay-times-1", seed, number));
    }
    return block.getLong();
  }
}
