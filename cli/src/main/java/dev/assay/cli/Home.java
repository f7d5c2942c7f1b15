package dev.assay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkout that the launcher runs from, and where things lie in it.
 *
 * @param root absolute, without links
 */
public record Home(Path root) {
  private static final String PROPERTY = "assay.home";

  /** The checkout that {@code -Dassay.home} names. */
  public static Home ofThisRun() {
    String named = System.getProperty(PROPERTY);
    if (named == null) {
      throw Complaint.usage("start this through ./assay, which says where the checkout is.");
    }
    return new Home(real(Path.of(named)));
  }

  /** Where stacks, their logs and PostgreSQL's programs lie. */
  public Path work() {
    return root.resolve("target/assay");
  }

  /** The key by which the stacks of this checkout sign orders. */
  public Path verifierKey() {
    return work().resolve("verifier.key");
  }

  /** Where pages and bundles go when nobody says otherwise. */
  public Path verdicts() {
    return root.resolve("target/verdicts");
  }

  /** The generated documents. */
  public Path docs() {
    return root.resolve("docs");
  }

  /** Whether this file belongs to the checkout, links resolved. */
  public boolean holds(Path file) {
    return real(file).startsWith(root);
  }

  private static Path real(Path path) {
    try {
      return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
    } catch (IOException e) {
      throw Complaint.unreadable(path, e);
    }
  }
}
