package dev.assay.verification.evidence;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The list of the answers that a verification recorded, sorted by question.
 *
 * @param answers one for each question and occasion
 */
public record Recording(String schema, List<Entry> answers) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.recording/v1";

  /**
   * One recorded answer.
   *
   * @param question digest of the question record, the key
   * @param envelope digest of the answer's envelope
   * @param body digest of the answer's body; null when there is none
   */
  public record Entry(Digest question, Digest envelope, @Nullable Digest body) {
    public Entry {
      Require.present(question, "question");
      Require.present(envelope, "envelope");
    }
  }

  public Recording {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    answers = List.copyOf(answers);
    Require.that(
        answers.stream().map(Entry::question).distinct().count() == answers.size(),
        "answers",
        "must hold one answer for a question");
  }

  /** A recording of these entries, in the order of their questions. */
  public static Recording of(Collection<Entry> entries) {
    return new Recording(
        SCHEMA, entries.stream().sorted(Comparator.comparing(Entry::question)).toList());
  }

  /** All answers of several recordings; the same question asked by two layers keeps the first. */
  public static Recording merged(Collection<Recording> recordings) {
    TreeMap<Digest, Entry> all = new TreeMap<>();
    recordings.forEach(r -> r.answers().forEach(e -> all.putIfAbsent(e.question(), e)));
    return of(all.values());
  }
}
