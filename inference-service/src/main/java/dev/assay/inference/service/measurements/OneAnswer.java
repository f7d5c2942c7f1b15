package dev.assay.inference.service.measurements;

import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.probe.AnswerLog;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.probe.RecordedAnswer;
import io.smallrye.mutiny.Uni;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the one answer of a measurement until its end is stored with it. */
final class OneAnswer implements AnswerLog {
  private volatile @Nullable RecordedAnswer answer;

  @Override
  public Uni<@Nullable RecordedAnswer> recorded(Digest question) {
    RecordedAnswer kept = answer;
    boolean same = kept != null && kept.entry().question().equals(question);
    return same ? Uni.createFrom().item(kept) : Uni.createFrom().nullItem();
  }

  @Override
  public Uni<Void> record(RecordedAnswer recorded) {
    answer = recorded;
    return Uni.createFrom().voidItem();
  }

  /** The recorded answer's envelope. */
  Evidence envelope() {
    return Evidence.document(Objects.requireNonNull(answer).envelope());
  }

  /** Its body, the transcript. */
  Evidence body() {
    byte[] body = Objects.requireNonNull(answer).body();
    return Evidence.of(CanonicalJson.mediaType(), Objects.requireNonNull(body));
  }
}
