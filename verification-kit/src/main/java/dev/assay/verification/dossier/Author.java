package dev.assay.verification.dossier;

import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a dossier, and for whom: a tame dossier could buy a PASS, so readers see this.
 *
 * @param name of the person or organisation
 * @param tenant for whom; null when for nobody in particular
 */
public record Author(String name, @Nullable String tenant) {
  public Author {
    Require.text(name, "name", 200);
  }
}
