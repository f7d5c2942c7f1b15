package dev.assay.verification.policy;

/** What a policy makes of a check. */
public enum Role {
  /** Must be confirmed for a PASS; refuted it fails the project. */
  REQUIRED,
  /** Refuted it fails the project, but needn't be confirmed. */
  CAP,
  /** Refuted it puts the project on the watch list. */
  SOFT
}
