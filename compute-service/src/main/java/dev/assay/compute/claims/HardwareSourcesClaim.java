package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a project says that its hardware comes from.
 *
 * @param named the sources by name, at most 50; empty when the project names none
 * @param list the project's own published list of its sources, {@code
 *     {"schema":"assay.hardware-sources/v1","sources":[{"name","relation"}]}}; null without one
 * @param statement where the project says so
 */
public record HardwareSourcesClaim(
    List<HardwareSource> named, @Nullable URI list, Statement statement) {
  private static final int MOST = 50;

  public HardwareSourcesClaim {
    named = Require.list(named, "named", MOST);
    Fields.distinct(named, HardwareSource::id, "named");
    if (list != null) {
      Fields.web(list, "list");
    }
    Require.present(statement, "statement");
  }
}
