package dev.assay.gateway.verification;

/** Where one layer of a project's verification stands. */
public enum LayerState {
  WAITING,
  RUNNING,
  /** Its report is there. */
  REPORTED,
  /** It could not be asked, or was lost; its checks are absent from the verdict. */
  UNREACHABLE,
  CANCELLED
}
