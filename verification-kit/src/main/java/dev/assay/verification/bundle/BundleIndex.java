package dev.assay.verification.bundle;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bundle's own list of its files, {@code bundle.json}; its digest is the bundle's digest.
 *
 * @param files path to digest, in the order of the paths
 */
public record BundleIndex(String schema, Map<String, Digest> files) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.bundle/v1";

  /** Where it stands in the bundle. */
  public static final String PATH = "bundle.json";

  /** Files that ride along unlisted and uncovered. */
  public static final List<String> UNLISTED = List.of("page.html", "attestation.json");

  public BundleIndex {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    files = new TreeMap<>(Require.map(files));
  }

  /** The digest of the bundle. */
  public Digest digest() {
    return CanonicalJson.digest(this);
  }
}
