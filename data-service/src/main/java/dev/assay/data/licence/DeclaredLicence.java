package dev.assay.data.licence;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * A licence as the manifest declares it.
 *
 * @param text as written
 * @param ids the identifiers that it may mean; empty when it isn't recognised
 * @param file whether it names a file of the manifest
 */
public record DeclaredLicence(String text, List<String> ids, boolean file) {
  public DeclaredLicence {
    Require.present(text, "text");
    ids = List.copyOf(ids);
  }

  /** Whether it means nothing but "read that file". */
  boolean onlyPoints() {
    return file && ids.isEmpty();
  }
}
