package dev.assay.data.integrity;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What data.integrity saw.
 *
 * @param datasets in the order of the claims
 */
public record IntegrityObservation(List<DatasetFacts> datasets) {
  public IntegrityObservation {
    datasets = Require.list(datasets, "datasets", 100);
  }
}
