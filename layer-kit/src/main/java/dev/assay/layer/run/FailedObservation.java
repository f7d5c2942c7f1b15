package dev.assay.layer.run;

import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Terms;
import dev.assay.verification.report.ObservationDocument;

/** Makes the observation document of a check that failed by a defect of ours. */
final class FailedObservation {
  private FailedObservation() {}

  static ObservationDocument of(CheckSpec spec, Terms terms, String why) {
    return new ObservationDocument(
        ObservationDocument.SCHEMA,
        spec.id(),
        spec.version(),
        terms.digest(),
        null,
        why + ": a defect of the verifier, which its log tells of");
  }
}
