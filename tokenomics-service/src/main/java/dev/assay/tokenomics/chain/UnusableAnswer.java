package dev.assay.tokenomics.chain;

import dev.assay.verification.finding.Reason;

/** An answer of a provider from which nothing can be read; the message continues its name. */
final class UnusableAnswer extends Exception {
  private static final long serialVersionUID = 1L;
  private final Reason reason;

  UnusableAnswer(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static UnusableAnswer shape(String message) {
    return new UnusableAnswer(Reason.SOURCE_SHAPE_CHANGED, message);
  }

  Reason reason() {
    return reason;
  }
}
