package dev.assay.verification.statistics;

/** What a look at a running series of trials says. */
public enum SequentialDecision {
  /** The rate is proven to be below the bound: stop. */
  CONFIRMED,
  /** The rate is proven to exceed the claim: stop. */
  REFUTED,
  /** Neither is proven: go on, or leave it unproven at the end. */
  OPEN
}
