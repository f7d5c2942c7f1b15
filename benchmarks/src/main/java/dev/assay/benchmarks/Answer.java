package dev.assay.benchmarks;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The head of an HTTP answer, as much as a load generator needs of it.
 *
 * @param length of head and body together, in bytes
 */
record Answer(int status, int length) {
  private static final String LENGTH = "content-length:";
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  /** Reads the head; servers send it whole in the first part. */
  static Answer startingWith(Buffer part) {
    String text =
        part.getString(0, Math.min(part.length(), 2000), StandardCharsets.ISO_8859_1.name());
    int headEnd = text.indexOf("\r\n\r\n");
    int at = text.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (headEnd < 0 || at < 0 || at > headEnd) {
      throw new IllegalStateException("not an answer of known length: " + text);
    }
    String value = text.substring(at + LENGTH.length(), text.indexOf("\r\n", at)).strip();
    return new Answer(
        Integer.parseInt(text.substring(STATUS_AT, STATUS_AT + 3)),
        headEnd + 4 + Integer.parseInt(value));
  }
}
