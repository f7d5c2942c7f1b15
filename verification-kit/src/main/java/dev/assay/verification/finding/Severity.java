package dev.assay.verification.finding;

/** How much a refutation matters to a reader; the policy alone decides what it does. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW
}
