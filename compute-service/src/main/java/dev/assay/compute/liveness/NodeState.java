package dev.assay.compute.liveness;

/** What one exchange says of a node, strongest first. */
public enum NodeState {
  /** It proved its listed key. */
  PROVEN,
  /** It proved its listed key at an address where another node proved its own before. */
  SHARED,
  /** Something answered; the list gives no key by which it could prove itself. */
  KEYLESS,
  /** Something answered, but not with a proof by the listed key. */
  UNPROVED,
  /** Nothing answered, whenever it was asked. */
  SILENT,
  /** It was not asked: the guard refused the address, or it was our own trouble. */
  NOT_ASKED
}
