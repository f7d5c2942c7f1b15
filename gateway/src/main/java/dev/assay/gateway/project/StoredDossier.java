package dev.assay.gateway.project;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.assay.verification.document.Digest;
import java.time.Instant;

/**
 * A dossier as it stands in the store.
 *
 * @param project its slug
 * @param name the project's name
 * @param version counts up with each change of the content
 * @param digest of the canonical document
 * @param updatedAt when this version was stored
 * @param created whether this call stored it
 */
public record StoredDossier(
    String project,
    String name,
    int version,
    Digest digest,
    Instant updatedAt,
    @JsonIgnore boolean created) {

  static StoredDossier of(ProjectRow row, boolean created) {
    return new StoredDossier(
        row.slug, row.name, row.version, new Digest(row.digest), row.updatedAt, created);
  }
}
