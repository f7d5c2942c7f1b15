package dev.assay.compute.provider;

import dev.assay.compute.page.PageShows;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the check compute.provider-named observes.
 *
 * @param declared where the statement stands in the evidence
 * @param list the project's own list of sources; null when the claims name none
 * @param pages for each source with a page, by its id: whether the page names it
 */
public record ProvidersObserved(
    Provenance declared, @Nullable SourcesList list, Map<String, PageShows> pages) {
  public ProvidersObserved {
    Require.present(declared, "declared");
    pages = new TreeMap<>(Require.map(pages));
  }
}
