package dev.assay.verification.matrix;

/** What the verifier says of one opened tile. */
public enum Opening {
  /** It was committed, and it is the product. */
  VALID,
  /** It is another tile than was asked for, or has another size. */
  OTHER_TILE,
  /** The path doesn't lead to the root that was committed. */
  NOT_COMMITTED,
  /** It was committed, and is not the product. */
  WRONG_PRODUCT
}
