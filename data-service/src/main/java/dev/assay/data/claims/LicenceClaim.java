package dev.assay.data.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;

/**
 * Under which licence a project says that a dataset stands.
 *
 * @param spdx one identifier of the SPDX licence list, such as {@code CC-BY-4.0}
 * @param statement where and when the project said it
 */
public record LicenceClaim(String spdx, Statement statement) {
  public LicenceClaim {
    Require.text(spdx, "spdx", 100);
    Require.present(statement, "statement");
  }
}
