package dev.assay.layer.evidence;

import dev.assay.verification.document.Digest;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Evidence as it is stored: deflated where that is smaller. Packing takes its time for large
 * content, so it belongs on a worker thread and outside of transactions; does no I/O.
 *
 * @param length of the content before it was deflated
 * @param encoding {@code identity} or {@code deflate}, as in RFC 9110
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to a row
public record PackedEvidence(
    Digest digest, String mediaType, long length, String encoding, byte[] bytes) {
  private static final String PLAIN = "identity";
  private static final String DEFLATE = "deflate";
  private static final int MEDIA_TYPE_CHARACTERS = 255;

  /** From here on the processor's time counts for more than the disk's room. */
  private static final int LARGE = 1 << 20;

  /** The evidence, packed. */
  public static PackedEvidence of(Evidence evidence) {
    byte[] content = evidence.content();
    byte[] smaller = deflate(content);
    boolean worth = smaller.length < content.length;
    return new PackedEvidence(
        evidence.digest(),
        evidence.mediaType().length() <= MEDIA_TYPE_CHARACTERS
            ? evidence.mediaType()
            : Evidence.UNKNOWN_TYPE,
        content.length,
        worth ? DEFLATE : PLAIN,
        worth ? smaller : content);
  }

  Evidence unpack() {
    byte[] content = encoding.equals(PLAIN) ? bytes : inflate();
    return new Evidence(digest, mediaType, content);
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater =
        new Deflater(content.length > LARGE ? Deflater.BEST_SPEED : Deflater.DEFAULT_COMPRESSION);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[8192];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private byte[] inflate() {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      byte[] content = new byte[Math.toIntExact(length)];
      int read = 0;
      while (read < content.length && !inflater.finished()) {
        int n = inflater.inflate(content, read, content.length - read);
        if (n == 0 && inflater.needsInput()) {
          break;
        }
        read += n;
      }
      if (read != content.length) {
        throw new IllegalStateException("stored evidence " + digest + " is shorter than it was");
      }
      return content;
    } catch (DataFormatException e) {
      throw new IllegalStateException("stored evidence " + digest + " can't be inflated", e);
    } finally {
      inflater.end();
    }
  }
}
