package dev.assay.layer.run;

import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.probe.AnswerLog;
import dev.assay.layer.store.Journal;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.probe.RecordedAnswer;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answers of one verification in its database, those of earlier attempts among them. */
final class StoredAnswers implements AnswerLog {
  private final EvidenceStore evidence;
  private final Journal journal;
  private final Map<Digest, Recording.Entry> entries;

  StoredAnswers(EvidenceStore evidence, Journal journal, Recording earlier) {
    this.evidence = evidence;
    this.journal = journal;
    this.entries =
        earlier.answers().stream()
            .collect(Collectors.toConcurrentMap(Recording.Entry::question, Function.identity()));
  }

  @Override
  public Uni<@Nullable RecordedAnswer> recorded(Digest question) {
    Recording.Entry entry = entries.get(question);
    if (entry == null) {
      return Uni.createFrom().nullItem();
    }
    Digest body = entry.body();
    return evidence
        .content(entry.envelope())
        .map(StoredAnswers::envelope)
        .chain(
            envelope ->
                body == null
                    ? Uni.createFrom().item(new RecordedAnswer(envelope, null))
                    : evidence.content(body).map(bytes -> new RecordedAnswer(envelope, bytes)));
  }

  @Override
  public Uni<Void> record(RecordedAnswer answer) {
    List<Evidence> documents = new ArrayList<>();
    documents.add(Evidence.document(answer.envelope()));
    byte[] body = answer.body();
    Digest digest = answer.envelope().body();
    if (body != null && digest != null) {
      documents.add(new Evidence(digest, mediaType(answer.envelope()), body));
    }
    Recording.Entry entry = answer.entry();
    return journal
        .answer(entry, documents)
        .invoke(() -> entries.putIfAbsent(entry.question(), entry));
  }

  private static String mediaType(Envelope envelope) {
    String said = envelope.mediaType();
    return said == null ? Evidence.UNKNOWN_TYPE : said;
  }

  private static Envelope envelope(byte[] json) {
    try {
      return CanonicalJson.read(json, Envelope.class);
    } catch (InvalidDocument e) {
      throw new IllegalStateException("a stored envelope can't be read: " + e.getMessage(), e);
    }
  }
}
