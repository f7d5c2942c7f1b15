package dev.assay.verification.chain;

import dev.assay.verification.finding.Reason;

/** An answer of a provider from which nothing can be read; the message continues its name. */
public final class UnusableAnswer extends Exception {
  private static final long serialVersionUID = 1L;
  private final Reason reason;

  /** Nothing can be read, for this reason. */
  public UnusableAnswer(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The answer has another shape than documented. */
  public static UnusableAnswer shape(String message) {
    return new UnusableAnswer(Reason.SOURCE_SHAPE_CHANGED, message);
  }

  /** The stable code. */
  public Reason reason() {
    return reason;
  }
}
