package dev.assay.verification.probe;

import dev.assay.verification.document.Digest;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/**
 * Probes that answer from a recording alone: no network, no clock, no chance. A question that the
 * recording doesn't answer is a {@link NotRecorded}. Immutable and thread-safe.
 */
public final class RecordedProbes implements Probes {
  /** The recording has no answer to a question that a check asks: it was made by another check. */
  public static final class NotRecorded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRecorded(String message) {
      super(message);
    }
  }

  private final Map<Digest, RecordedAnswer> answers;

  /** Probes over these answers, by the digest of their question. */
  public RecordedProbes(Map<Digest, RecordedAnswer> answers) {
    this.answers = Map.copyOf(answers);
  }

  @Override
  public <A> Uni<Answer<A>> ask(Question<A> question) {
    RecordedAnswer recorded = answers.get(question.canonical().digest());
    if (recorded == null) {
      return Uni.createFrom()
          .failure(new NotRecorded("the recording has no answer to " + question.canonical()));
    }
    return Uni.createFrom().item(recorded.read(question));
  }
}
