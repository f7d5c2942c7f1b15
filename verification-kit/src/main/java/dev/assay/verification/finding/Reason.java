package dev.assay.verification.finding;

/** Why a finding is UNPROVEN or NOT_APPLICABLE: a stable code that consumers may build on. */
public enum Reason {
  /** The dossier makes no such claim. */
  NO_CLAIM,
  /** An adverse check found nothing; that proves nothing. */
  NOTHING_FOUND,
  /** The evidence is weaker, or from fewer independent sources, than the expectation needs. */
  WEAK_SOURCE,
  /** The evidence is older than its class allows. */
  STALE,
  /** Sources of the same class stand on both sides of the claim. */
  SOURCES_DISAGREE,
  /** The claim speaks of a longer window than was observed. */
  WINDOW_NOT_COVERED,
  /** The claim names no source to ask, or the operator registered none. */
  NO_SOURCE,
  /** The source could not be reached or failed to answer. */
  SOURCE_UNREACHABLE,
  /** The source answered with an error status. */
  SOURCE_ERROR,
  /** The source answered in another shape than its documentation tells. */
  SOURCE_SHAPE_CHANGED,
  /** The source did not answer in time. */
  TIMED_OUT,
  /** The answer was larger than the limit. */
  TOO_LARGE,
  /** The egress guard refused the address. */
  ADDRESS_REFUSED,
  /** The budget for this target or check was spent. */
  BUDGET_SPENT,
  /** The verification was cancelled. */
  CANCELLED,
  /** The operator has no secret under the name that the question refers to. */
  SECRET_MISSING,
  /** The list gives no keys by which its nodes could prove themselves. */
  NO_NODE_KEYS,
  /** Nodes answered, but proved themselves by no listed key. */
  NODES_UNPROVED,
  /** Whoever runs the node doesn't let us challenge it, or we have no key to ask with. */
  NO_CONSENT,
  /** The node was at work on something else. */
  BUSY,
  /** The node answered, but did less in the time than was claimed: slow is not fake. */
  SLOW,
  /** What the node opened is not what it should have computed, or it didn't open it. */
  INVALID_OPENING,
  /** An attestation report or quote doesn't hold, or answers another question than ours. */
  INVALID_ATTESTATION,
  /** What was signed leads to no root that is pinned. */
  UNKNOWN_ROOT,
  /** Signed reference values that a measurement could be held against are missing. */
  REFERENCE_MISSING,
  /** Something else was measured than the signed reference values name. */
  REFERENCE_DIFFERS,
  /** The declared digest has no usable form. */
  DIGEST_UNUSABLE,
  /** The reference can be changed by whoever serves it. */
  MUTABLE_REF,
  /**
   * What is served is no longer what the dossier pinned, and nobody promised that it would stay.
   */
  CHANGED,
  /** Something that the claim covers stands under no pin. */
  NOT_COVERED,
  /** Too few samples to decide at the stated error probability. */
  TOO_FEW_SAMPLES,
  /** The samples lie too close to the claimed bound to decide at the stated error probability. */
  UNDECIDED,
  /** Our own prober was too late to measure. */
  PROBER_OVERLOADED,
  /** What was measured couldn't be kept as evidence: our own disk failed, was full or too slow. */
  EVIDENCE_LOST,
  /** The figure can only be attributed with knowledge that nobody outside has. */
  ATTRIBUTION,
  /** The text or document can't be recognised. */
  NOT_RECOGNISED,
  /** The claim needs a measurement that this version can't make. */
  NOT_MEASURABLE,
  /** The check itself failed; a defect of ours, never held against the project. */
  CHECK_FAILED
}
