package dev.assay.verification.policy;

/** The four words that a project can be given. */
public enum VerdictWord {
  PASS,
  WATCHLIST,
  FAIL,
  INCONCLUSIVE
}
