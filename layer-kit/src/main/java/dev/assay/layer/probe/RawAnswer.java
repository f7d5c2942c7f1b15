package dev.assay.layer.probe;

import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.QuestionRecord;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.DocumentPart;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.KeyedGet;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RecordedAnswer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a runner brings back, before it is digested and recorded. Immutable.
 *
 * @param source who answered: {@code host:port} of the address asked, or {@code assay} for our own
 *     measurement
 * @param body the bytes to keep; null for none
 * @param attributes what belongs to the answer beside its body
 */
@SuppressWarnings("ArrayRecordComponent") // evidence is bytes; nobody compares these records
public record RawAnswer(
    Instant at,
    String source,
    EvidenceClass evidenceClass,
    @Nullable Reason reason,
    @Nullable String explanation,
    @Nullable String mediaType,
    byte @Nullable [] body,
    Map<String, String> attributes) {
  /** The source of what we measured ourselves. */
  public static final String OURS = "assay";

  /** The largest body that is kept as evidence; what is larger leaves a transcript. */
  public static final int LARGEST_BODY = 64 * 1024 * 1024;

  /** An answer with a body. */
  public static RawAnswer answered(
      Instant at, String source, EvidenceClass evidenceClass, String mediaType, byte[] body) {
    return new RawAnswer(at, source, evidenceClass, null, null, mediaType, body, Map.of());
  }

  /** No answer, and why. */
  public static RawAnswer unanswered(
      Instant at, String source, EvidenceClass evidenceClass, Reason reason, String explanation) {
    return new RawAnswer(at, source, evidenceClass, reason, explanation, null, null, Map.of());
  }

  /** The same with attributes. */
  public RawAnswer with(Map<String, String> attributes) {
    return new RawAnswer(
        at, source, evidenceClass, reason, explanation, mediaType, body, Map.copyOf(attributes));
  }

  /**
   * No answer, and the reason is ours: cancelled, late, or the check's time was spent. The class of
   * a plain document is the register's even then, since replays demand it.
   */
  static RawAnswer ours(
      Question<?> question, Register register, Instant at, Reason reason, String explanation) {
    return switch (question) {
      case HttpGet get -> document(get.address(), register, at, reason, explanation);
      case DocumentPart part -> document(part.address(), register, at, reason, explanation);
      case KeyedGet get -> document(get.address(), register, at, reason, explanation);
      default -> unanswered(at, OURS, EvidenceClass.MEASURED, reason, explanation);
    };
  }

  private static RawAnswer document(
      URI address, Register register, Instant at, Reason reason, String explanation) {
    String source = address.getHost() + ":" + Register.port(address);
    return unanswered(at, source, register.classOf(address), reason, explanation);
  }

  /** The answer in its canonical envelope; a body over the limit is left out and said so. */
  RecordedAnswer recorded(QuestionRecord question) {
    byte[] kept = body;
    if (kept != null && kept.length > LARGEST_BODY) {
      String said = "the answer has " + kept.length + " bytes, more than are kept as evidence";
      return unanswered(at, source, evidenceClass, Reason.TOO_LARGE, said).recorded(question);
    }
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            question,
            at,
            source,
            evidenceClass,
            reason,
            explanation,
            mediaType,
            kept == null ? null : Digest.of(kept),
            attributes);
    return new RecordedAnswer(envelope, kept);
  }
}
