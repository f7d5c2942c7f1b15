package dev.assay.verification.dossier;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * One project, its claims per layer, where each claim was made, and the public sources to ask.
 *
 * @param project of whom it speaks
 * @param author who wrote it; null when unsaid
 * @param claims per layer
 */
public record Dossier(String schema, Project project, @Nullable Author author, LayerClaims claims) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.dossier/v1";

  /** The most bytes of a dossier, in YAML or JSON. */
  public static final int MAX_BYTES = 1024 * 1024;

  public Dossier {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(project, "project");
    Require.present(claims, "claims");
  }

  /** The digest of the canonical document. */
  public Digest digest() {
    return CanonicalJson.digest(this);
  }
}
