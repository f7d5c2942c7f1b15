package dev.assay.verification.probe;

/**
 * The recorded bytes have another shape than their source documents; becomes an answer with the
 * reason SOURCE_SHAPE_CHANGED, never a number.
 */
public final class UnreadableAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableAnswer(String message) {
    super(message);
  }
}
