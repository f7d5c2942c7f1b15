package dev.assay.verification.probe;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.finding.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An envelope with its body: all that a live run keeps of an answer, and all that a replay needs.
 *
 * @param body the bytes that the envelope's digest names; null when it names none
 */
@SuppressWarnings("ArrayRecordComponent") // evidence is bytes; nobody compares these records
public record RecordedAnswer(Envelope envelope, byte @Nullable [] body) {
  private static final byte[] NOTHING = {};

  /** What a check sees of this answer: live runs and replays read it by this one function. */
  public <A> Answer<A> read(Question<A> question) {
    Provenance from =
        new Provenance(
            envelope.source(), envelope.evidenceClass(), envelope.at(), envelopeDigest());
    Reason reason = envelope.reason();
    if (reason != null) {
      return new Answer.Unanswered<>(reason, String.valueOf(envelope.explanation()), from);
    }
    try {
      return new Answer.Answered<>(question.decode(envelope, body == null ? NOTHING : body), from);
    } catch (UnreadableAnswer e) {
      String said = envelope.source() + " answered in another shape: " + e.getMessage();
      return new Answer.Unanswered<>(Reason.SOURCE_SHAPE_CHANGED, said, from);
    }
  }

  /** The digest under which the envelope stands in the evidence. */
  public Digest envelopeDigest() {
    return CanonicalJson.digest(envelope);
  }

  /** This answer's line in the recording. */
  public Recording.Entry entry() {
    return new Recording.Entry(envelope.question().digest(), envelopeDigest(), envelope.body());
  }
}
