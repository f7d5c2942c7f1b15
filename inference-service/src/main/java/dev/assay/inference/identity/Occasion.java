package dev.assay.inference.identity;

import dev.assay.inference.claims.ModelClaim;
import dev.assay.verification.document.CanonicalJson;

/**
 * What a trial's draw is for: what is claimed stands before it, so that no claim can follow from
 * it.
 */
final class Occasion {
  private Occasion() {}

  static String of(String trial, ModelClaim claim) {
    return trial + " of " + CanonicalJson.digest(claim).hex();
  }
}
