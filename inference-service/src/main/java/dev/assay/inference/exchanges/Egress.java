package dev.assay.inference.exchanges;

/** From where the requests to a party are sent, other than usually. */
public enum Egress {
  /** From the second address of its own host that the operator set. */
  SECOND_ADDRESS
}
