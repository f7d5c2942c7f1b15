package dev.assay.inference.load;

import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;

/** The answers of the prober itself: what it measured, or why it measured nothing. */
final class OwnAnswer {
  private OwnAnswer() {}

  /** The canonical bytes of a transcript. */
  static RawAnswer of(ProbeContext context, byte[] transcript) {
    return RawAnswer.answered(
        context.clock().instant(),
        RawAnswer.OURS,
        EvidenceClass.MEASURED,
        CanonicalJson.mediaType(),
        transcript);
  }

  static RawAnswer without(ProbeContext context, Reason reason, String explanation) {
    return RawAnswer.unanswered(
        context.clock().instant(), RawAnswer.OURS, EvidenceClass.MEASURED, reason, explanation);
  }
}
