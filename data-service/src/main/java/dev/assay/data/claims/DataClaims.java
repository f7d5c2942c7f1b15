package dev.assay.data.claims;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * Everything a project claims about its data.
 *
 * @param datasets at most 100, each with its own id
 */
public record DataClaims(List<DatasetClaim> datasets) {
  public DataClaims {
    datasets = Require.list(datasets, "datasets", 100);
    Require.that(
        datasets.stream().map(DatasetClaim::id).distinct().count() == datasets.size(),
        "datasets",
        "must not use one id twice");
  }
}
