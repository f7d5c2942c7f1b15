package dev.assay.inference.spill;

import dev.assay.verification.finding.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The evidence of a load couldn't be kept whole, so that the load proves nothing. */
public final class EvidenceLost extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String explanation;

  private EvidenceLost(Reason reason, String explanation, @Nullable IOException cause) {
    super(explanation, cause);
    this.reason = reason;
    this.explanation = explanation;
  }

  /** The stable code. */
  public Reason reason() {
    return reason;
  }

  /** What happened, in a sentence. */
  public String explanation() {
    return explanation;
  }

  static EvidenceLost tooLarge(String whose, long most) {
    String said = "The evidence of " + whose + " is larger than the " + most + " bytes allowed.";
    return new EvidenceLost(Reason.TOO_LARGE, said, null);
  }

  static EvidenceLost tooSlow(int waiting) {
    String said = "Our disk is too slow: " + waiting + " answers wait to be written as evidence.";
    return new EvidenceLost(Reason.EVIDENCE_LOST, said, null);
  }

  static EvidenceLost changed() {
    String said = "Our disk gave other evidence back than was written to it.";
    return new EvidenceLost(Reason.EVIDENCE_LOST, said, null);
  }

  static EvidenceLost disk(IOException cause) {
    String said =
        "Our disk failed to keep the evidence (" + cause.getClass().getSimpleName() + ").";
    return new EvidenceLost(Reason.EVIDENCE_LOST, said, cause);
  }
}
