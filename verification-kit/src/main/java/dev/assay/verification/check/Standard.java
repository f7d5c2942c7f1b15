package dev.assay.verification.check;

import dev.assay.verification.evidence.EvidenceClass;

/**
 * The evidence that an outcome needs.
 *
 * @param weakest the weakest class that suffices
 * @param independentSources how many different sources must say so
 */
public record Standard(EvidenceClass weakest, int independentSources) {

  /** One source of at least this class. */
  public static Standard of(EvidenceClass weakest) {
    return new Standard(weakest, 1);
  }

  /** Several independent sources of at least this class. */
  public static Standard of(EvidenceClass weakest, int independentSources) {
    return new Standard(weakest, independentSources);
  }
}
