package dev.assay.layer.store;

/** Where a verification stands. */
public enum VerificationState {
  /** Waits for a replica. */
  QUEUED,
  /** A replica works on it, or did until it died; then another takes it up. */
  RUNNING,
  /** Has its report. */
  FINISHED,
  /** Was asked to end, and has a report of what was known then. */
  CANCELLED;

  /** Whether nothing more will happen. */
  public boolean over() {
    return this == FINISHED || this == CANCELLED;
  }
}
