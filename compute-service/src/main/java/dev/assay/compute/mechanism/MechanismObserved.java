package dev.assay.compute.mechanism;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;

/**
 * What the check compute.availability-mechanism observes: that the project says it.
 *
 * @param declared where the claims stand in the evidence
 */
public record MechanismObserved(Provenance declared) {
  public MechanismObserved {
    Require.present(declared, "declared");
  }
}
