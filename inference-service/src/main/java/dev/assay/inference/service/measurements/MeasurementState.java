package dev.assay.inference.service.measurements;

/** Where a measurement stands. */
public enum MeasurementState {
  QUEUED,
  RUNNING,
  /** It has a result. */
  FINISHED,
  /** It was asked to end. */
  CANCELLED,
  /** It has no result, and says why. */
  FAILED;

  /** Whether nothing more will come. */
  public boolean over() {
    return this != QUEUED && this != RUNNING;
  }
}
