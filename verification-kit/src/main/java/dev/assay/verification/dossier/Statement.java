package dev.assay.verification.dossier;

import dev.assay.verification.document.Require;
import java.net.URI;
import java.time.LocalDate;

/**
 * Where and when a project made a claim.
 *
 * @param source the page or document, absolute http or https
 * @param date when it said so, or when it was read there
 * @param quote its own words, at most 500 characters
 */
public record Statement(URI source, LocalDate date, String quote) {
  public Statement {
    Require.present(source, "source");
    Require.that(source.isAbsolute(), "source", "must be an absolute address");
    Require.present(date, "date");
    Require.text(quote, "quote", 500);
  }
}
