package dev.assay.tokenomics.utility;

/** What a token is for, as far as this version can tell: an observed value, never an outcome. */
public enum UtilityClass {
  /** The service can't be had without it. */
  REQUIRED,
  /** The service can be had for another asset too. */
  OPTIONAL,
  /** It serves votes and nothing else. */
  GOVERNANCE_ONLY
}
