package dev.assay.data.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One dataset as its project describes it.
 *
 * @param id names it within the dossier, such as {@code sensor-readings}
 * @param manifest the list of its files
 * @param licence null when the project claims none
 * @param statement where and when the project named the dataset
 */
public record DatasetClaim(
    String id, ManifestClaim manifest, @Nullable LicenceClaim licence, Statement statement) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  public DatasetClaim {
    Require.text(id, "id", 100);
    Require.that(
        ID.matcher(id).matches(), "id", "must be lower-case letters, digits, dots and hyphens");
    Require.present(manifest, "manifest");
    Require.present(statement, "statement");
  }
}
