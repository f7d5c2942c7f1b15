package dev.assay.layer.egress;

/** Whether an exchange may go over a connection that served another one. */
public enum ConnectionMode {
  /** A connection of its own, closed afterwards. */
  FRESH,
  /**
   * A free connection to the same judged address, or else a new one, that is kept for a second
   * afterwards: as clients with steady traffic do. Servers close idle connections after five
   * seconds or more, so that none breaks for having been kept.
   */
  KEPT
}
