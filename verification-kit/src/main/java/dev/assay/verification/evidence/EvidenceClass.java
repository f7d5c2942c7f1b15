package dev.assay.verification.evidence;

/**
 * How strong a piece of evidence is, strongest first. The class comes from the probe and the
 * operator's register of sources, never from a dossier; a verified signature or pin lifts it.
 */
public enum EvidenceClass {
  /** We measured it ourselves. */
  MEASURED,
  /** Two operator-registered providers of a chain agree on block and value. */
  CHAIN,
  /** A signature by a key that was bound beforehand was verified. */
  SIGNED,
  /** The bytes have the digest that the dossier or a signed document pinned. */
  HASH_PINNED,
  /** A source that the operator's register names as independent of the project. */
  THIRD_PARTY_API,
  /** A source that the project serves itself. */
  PROJECT_API,
  /** The project says so. */
  DECLARED;

  /** Whether this class is at least as strong as {@code weakest}. */
  public boolean suffices(EvidenceClass weakest) {
    return compareTo(weakest) <= 0;
  }

  /** The weaker of the two. */
  public EvidenceClass weaker(EvidenceClass other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
