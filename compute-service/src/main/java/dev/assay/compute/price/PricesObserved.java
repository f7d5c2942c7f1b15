package dev.assay.compute.price;

import dev.assay.compute.page.PageShows;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import java.util.List;

/**
 * What the check compute.price observes.
 *
 * @param declared where the claims stand in the evidence
 * @param prices what the pages of each claim show, in their order
 */
public record PricesObserved(Provenance declared, List<Pages> prices) {

  /**
   * The pages of one claim.
   *
   * @param own whether the project's page shows its price
   * @param comparisons for each comparison, in their order
   */
  public record Pages(PageShows own, List<Compared> comparisons) {
    public Pages {
      Require.present(own, "own");
      comparisons = List.copyOf(comparisons);
    }
  }

  /**
   * A comparison with a cloud.
   *
   * @param alike whether both prices are for the same product of the catalogue and the same term
   * @param difference what isn't alike, in words; empty when they are
   * @param baseline whether the cloud's page shows its price
   */
  public record Compared(boolean alike, String difference, PageShows baseline) {
    public Compared {
      Require.present(difference, "difference");
      Require.present(baseline, "baseline");
    }
  }

  public PricesObserved {
    Require.present(declared, "declared");
    prices = List.copyOf(prices);
  }
}
