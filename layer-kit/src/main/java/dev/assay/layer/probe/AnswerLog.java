package dev.assay.layer.probe;

import dev.assay.verification.document.Digest;
import dev.assay.verification.probe.RecordedAnswer;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Where a verification's answers are kept before a check sees them. Thread-safe. */
public interface AnswerLog {

  /**
   * What was recorded for this question already, in this run or one that died; null for nothing.
   */
  Uni<@Nullable RecordedAnswer> recorded(Digest question);

  /** Keeps an answer; it is safe when this completes. */
  Uni<Void> record(RecordedAnswer answer);
}
