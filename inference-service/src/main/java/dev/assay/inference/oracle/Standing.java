package dev.assay.inference.oracle;

/** How an answer stands on chain by what one provider tells of its transaction. */
public enum Standing {
  /** In a final block, sent by a registered account, with the answer's value. */
  STANDS,
  /** The provider has no receipt of it, though its chain is final well past the answer. */
  NOT_FOUND,
  /** It took no effect. */
  REVERTED,
  /** It was sent by an account that isn't registered, or was only later. */
  STRANGER,
  /** The contract got no answer of this round in it. */
  NO_ANSWER,
  /** The contract got another value for this round. */
  OTHER_VALUE,
  /** The chain isn't final so far. */
  NOT_FINAL;

  /** Whether this is false of an answer that is claimed to stand on chain. */
  boolean isFalse() {
    return this != STANDS && this != NOT_FINAL;
  }
}
