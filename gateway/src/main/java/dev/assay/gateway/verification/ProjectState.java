package dev.assay.gateway.verification;

/** Where a project's verification stands. */
public enum ProjectState {
  QUEUED,
  RUNNING,
  /** It ended with a verdict. */
  FINISHED,
  /** It was asked to end before there was a verdict. */
  CANCELLED;

  /** Whether nothing more will happen. */
  public boolean over() {
    return this == FINISHED || this == CANCELLED;
  }
}
