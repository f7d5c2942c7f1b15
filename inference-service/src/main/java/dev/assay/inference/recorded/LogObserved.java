package dev.assay.inference.recorded;

import dev.assay.inference.claims.RecordedLogClaim;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.UnreadableAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one log.
 *
 * @param log the claim's id
 * @param records how many it has
 * @param failed how many of them failed
 * @param malformed how many of them can't be read
 * @param malformedExamples the first of those
 * @param contradictionCount how many reasons there are why no run can have produced it
 * @param contradictions the first of those
 * @param invalid the tool's own word that the run doesn't count; null for none
 * @param percentiles one for each claimed one; empty when the log could not be read
 * @param reason why it could not be read
 */
public record LogObserved(
    String log,
    int records,
    int failed,
    int malformed,
    List<String> malformedExamples,
    int contradictionCount,
    List<String> contradictions,
    @Nullable String invalid,
    List<LoggedPercentile> percentiles,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {
  private static final int MOST = 20;

  public LogObserved {
    Require.present(log, "log");
    malformedExamples = Require.list(malformedExamples, "malformedExamples", MOST);
    contradictions = Require.list(contradictions, "contradictions", MOST);
    percentiles = Require.list(percentiles, "percentiles", MOST);
    Require.present(from, "from");
  }

  /** The question that fetches a log. */
  static HttpGet question(RecordedLogClaim claim) {
    return HttpGet.of(claim.url(), LogReader.MAX_BYTES);
  }

  /** What the log in this answer holds. */
  static LogObserved of(RecordedLogClaim claim, Answer<HttpGet.Document> answer) {
    return switch (answer) {
      case Unanswered<HttpGet.Document> none ->
          unread(claim, none.reason(), none.explanation(), none.from());
      case Answered<HttpGet.Document> served -> held(claim, served.value().bytes(), served.from());
    };
  }

  private static LogObserved held(RecordedLogClaim claim, byte[] bytes, Provenance from) {
    Digest pin = claim.sha256();
    if (pin != null && !pin.equals(Digest.of(bytes))) {
      return unread(
          claim, Reason.CHANGED, "What is served isn't the log that the dossier pinned.", from);
    }
    Provenance lifted = pin == null ? from : from.lifted(EvidenceClass.HASH_PINNED);
    try {
      return read(claim, LogReader.read(bytes, claim.format()), lifted);
    } catch (UnreadableAnswer e) {
      String said = from.source() + " served no log of " + claim.format() + ": " + e.getMessage();
      return unread(claim, Reason.SOURCE_SHAPE_CHANGED, said + ".", lifted);
    }
  }

  private static LogObserved read(RecordedLogClaim claim, RecordedRun run, Provenance from) {
    return new LogObserved(
        claim.id(),
        run.records(),
        run.failed(),
        run.malformed(),
        run.malformedExamples(),
        run.contradictionCount(),
        run.contradictions(),
        run.invalid(),
        claim.shows().stream().map(shown -> LoggedPercentile.of(run, shown)).toList(),
        null,
        null,
        from);
  }

  private static LogObserved unread(
      RecordedLogClaim claim, Reason reason, String explanation, Provenance from) {
    return new LogObserved(
        claim.id(), 0, 0, 0, List.of(), 0, List.of(), null, List.of(), reason, explanation, from);
  }
}
