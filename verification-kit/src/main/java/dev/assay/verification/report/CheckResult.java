package dev.assay.verification.report;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;

/**
 * How one check of a layer ended.
 *
 * @param check its id
 * @param checkVersion the version that judged
 * @param observation digest of its {@link ObservationDocument}
 */
public record CheckResult(String check, int checkVersion, Digest observation) {
  public CheckResult {
    Require.text(check, "check", 100);
    Require.present(observation, "observation");
  }
}
