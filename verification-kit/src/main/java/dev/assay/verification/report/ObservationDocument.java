package dev.assay.verification.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * What one check observed, as it stands in a bundle.
 *
 * @param check its id
 * @param checkVersion the version that observed
 * @param terms digest of the terms (as the layer sees them) that it was observed under
 * @param observation the check's own observation record; null when the check itself failed
 * @param failure why there is no observation: a defect of ours
 */
public record ObservationDocument(
    String schema,
    String check,
    int checkVersion,
    Digest terms,
    @Nullable JsonNode observation,
    @Nullable String failure) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.observation/v1";

  public ObservationDocument {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.text(check, "check", 100);
    Require.present(terms, "terms");
    Require.that(
        (observation == null) != (failure == null),
        "observation",
        "must be there unless the check failed");
  }
}
