package dev.assay.verification.dossier;

import dev.assay.verification.document.Require;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The project that a dossier speaks of.
 *
 * @param slug its name in addresses: lower-case letters, digits and hyphens, at most 60
 * @param name its name for people
 * @param homepage its own site; null when it has none
 */
public record Project(String slug, String name, @Nullable URI homepage) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");

  public Project {
    Require.present(slug, "slug");
    Require.that(isSlug(slug), "slug", "must be 1 to 60 lower-case letters, digits and hyphens");
    Require.text(name, "name", 200);
  }

  /** Whether this text can name a project in an address. */
  public static boolean isSlug(String text) {
    return SLUG.matcher(text).matches();
  }
}
