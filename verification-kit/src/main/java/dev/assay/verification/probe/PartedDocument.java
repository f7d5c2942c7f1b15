package dev.assay.verification.probe;

import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.DocumentPart.Part;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document that was recorded part by part and is read from its recording as often as it takes, a
 * part in memory at a time. Immutable.
 */
public final class PartedDocument {
  private final List<DocumentPart> parts;
  private final Digest digest;
  private final Probes probes;

  private PartedDocument(List<DocumentPart> parts, Digest digest, Probes probes) {
    this.parts = List.copyOf(parts);
    this.digest = digest;
    this.probes = probes;
  }

  /**
   * Asks for the whole document, one part after the other. Its provenance is that of the last part,
   * whose question names the digest of all before.
   */
  public static Uni<Answer<PartedDocument>> fetch(URI address, Probes probes) {
    return Multi.createBy()
        .repeating()
        .uni(() -> new Fetch(address, probes), Fetch::ask)
        .whilst(Fetch::goesOn)
        .collect()
        .last()
        .map(Fetch::answer);
  }

  /** SHA-256 of the whole. */
  public Digest digest() {
    return digest;
  }

  /**
   * Its bytes. Reading waits for the recording, so it belongs on a thread that may; a part that
   * isn't there any more is a defect.
   */
  public InputStream open() {
    return new PartsStream(parts, probes);
  }

  /** The parts asked so far; asked one after the other. */
  private static final class Fetch {
    private final Probes probes;
    private final MessageDigest sha256 = Digest.sha256();
    private final List<DocumentPart> parts = new ArrayList<>();
    private DocumentPart next;
    private @Nullable Answer<Part> last;

    Fetch(URI address, Probes probes) {
      this.probes = probes;
      this.next = DocumentPart.first(address);
    }

    Uni<Fetch> ask() {
      return probes.ask(next).map(this::took);
    }

    private Fetch took(Answer<Part> answer) {
      last = answer;
      parts.add(next);
      if (answer instanceof Answered<Part> part) {
        sha256.update(part.value().bytes());
        next = next.next(Digest.soFar(sha256));
      }
      return this;
    }

    boolean goesOn() {
      return last instanceof Answered<Part> part && part.value().more();
    }

    Answer<PartedDocument> answer() {
      Provenance from = Objects.requireNonNull(last).from();
      return switch (last) {
        case Unanswered<Part> none -> new Unanswered<>(none.reason(), none.explanation(), from);
        case Answered<Part> part ->
            new Answered<>(new PartedDocument(parts, next.before(), probes), from);
      };
    }
  }
}
