package dev.assay.data.licence;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What data.licence saw.
 *
 * @param list name and version of the licence list that was used
 * @param datasets those that claim a licence, in the order of the claims
 */
public record LicenceObservation(String list, List<DatasetLicence> datasets) {
  public LicenceObservation {
    Require.present(list, "list");
    datasets = Require.list(datasets, "datasets", 100);
  }
}
