package dev.assay.verification.probe;

import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.DocumentPart.Part;
import java.io.InputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** The bytes of recorded parts, one part in memory at a time. Confined to one thread. */
final class PartsStream extends InputStream {
  /** How long a recording may take to give a part back. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Iterator<DocumentPart> rest;
  private final Probes probes;
  private byte[] part = new byte[0];
  private int at;

  PartsStream(List<DocumentPart> parts, Probes probes) {
    this.rest = parts.iterator();
    this.probes = probes;
  }

  @Override
  public int read() {
    return more() ? part[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    Objects.checkFromIndexSize(from, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int read = Math.min(length, part.length - at);
    System.arraycopy(part, at, into, from, read);
    at += read;
    return read;
  }

  private boolean more() {
    while (at == part.length && rest.hasNext()) {
      part = new byte[0]; // before the next one comes
      part = bytes(rest.next());
      at = 0;
    }
    return at < part.length;
  }

  private byte[] bytes(DocumentPart question) {
    return switch (probes.ask(question).await().atMost(PATIENCE)) {
      case Answered<Part> answered -> answered.value().bytes();
      case Answer.Unanswered<Part> none ->
          throw new IllegalStateException("a recorded part is gone: " + none.explanation());
    };
  }
}
