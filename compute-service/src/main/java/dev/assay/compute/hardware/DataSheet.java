package dev.assay.compute.hardware;

import dev.assay.verification.document.Require;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A public document that figures of the catalogue come from.
 *
 * @param id by which variants name it
 * @param title of the document
 * @param url where it is published
 * @param read when the figures were read
 * @param through where they were read, when it was in a quotation and not in the document itself
 */
public record DataSheet(
    String id, String title, URI url, LocalDate read, @Nullable String through) {
  public DataSheet {
    Require.text(id, "id", 100);
    Require.text(title, "title", 200);
    Require.present(url, "url");
    Require.present(read, "read");
  }
}
