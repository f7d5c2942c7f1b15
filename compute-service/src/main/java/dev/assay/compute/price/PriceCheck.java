package dev.assay.compute.price;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.PriceClaim;
import dev.assay.compute.claims.PriceClaim.Quote;
import dev.assay.compute.hardware.HardwareCatalogue;
import dev.assay.compute.page.PageShows;
import dev.assay.compute.page.PageText;
import dev.assay.compute.price.PricesObserved.Compared;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Is an hour of an accelerator as much cheaper than at large clouds as claimed? */
public final class PriceCheck implements Check<ComputeClaims, PricesObserved> {
  private static final String DOCS =
      """
      Each comparison with a cloud is a subject of its own. The claims give both prices in US dollars
      for an hour of one accelerator, each with the page that shows it and the date on which it was
      read there. Both pages are asked, and each has to show the figure as a number of its own.

      Compared is like for like alone: the same model, memory and form by the catalogue of hardware,
      and the same term; else UNPROVEN(NOT_RECOGNISED) says what differs. "x % cheaper" means own
      price <= baseline (100 - x) / 100, in exact decimals; the ratio is told either way.

      A baseline dates from the end of the day on which it was read, because a page shows a figure
      and not what it stands for; older than the terms allow for an API, it is UNPROVEN(STALE).
      CONFIRMED needs the cloud's page at a host that the operator registered as independent, and the
      project's own page as its offer. The project's own page and the baseline that it chose suffice
      to refute. A page without the figure is UNPROVEN(CHANGED), one that can't be read UNPROVEN by
      that reason.

      How one would cheat: choose another term or model (not like for like); name a baseline from a
      page of one's own (it never confirms) or of last year (STALE); show a price that nobody can
      book (not seen here). What stays open: fees for traffic and storage, committed volumes, taxes,
      and whether a figure on a page stands beside the product that the dossier names.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.price",
          1,
          LayerName.COMPUTE,
          "Is an hour of an accelerator as much cheaper than at large clouds as claimed?",
          Severity.MEDIUM,
          List.of(
              new Expectation(
                  PriceJudge.CHEAPER,
                  "The price is below the cloud's by the claimed share, like for like.",
                  Standard.of(EvidenceClass.THIRD_PARTY_API),
                  Standard.of(EvidenceClass.PROJECT_API))),
          false,
          "Compare the same model, memory, form and term, and read the baseline anew when the"
              + " dossier is submitted.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<PricesObserved> observationType() {
    return PricesObserved.class;
  }

  @Override
  public Uni<PricesObserved> observe(ComputeClaims claims, Terms terms, Probes probes) {
    Provenance declared = Provenance.declared(claims, terms);
    return Multi.createFrom()
        .iterable(claims.prices())
        .onItem()
        .transformToUniAndConcatenate(claim -> pages(claim, probes))
        .collect()
        .asList()
        .map(prices -> new PricesObserved(declared, prices));
  }

  private static Uni<PricesObserved.Pages> pages(PriceClaim claim, Probes probes) {
    return shows(claim.own(), probes)
        .flatMap(
            own ->
                compared(claim, probes)
                    .map(comparisons -> new PricesObserved.Pages(own, comparisons)));
  }

  private static Uni<List<Compared>> compared(PriceClaim claim, Probes probes) {
    return Multi.createFrom()
        .iterable(claim.comparisons())
        .onItem()
        .transformToUniAndConcatenate(c -> compared(claim.own(), c.baseline(), probes))
        .collect()
        .asList();
  }

  private static Uni<Compared> compared(Quote own, Quote baseline, Probes probes) {
    String difference = LikeForLike.difference(own, baseline, HardwareCatalogue.packaged());
    return shows(baseline, probes)
        .map(shows -> new Compared(difference.isEmpty(), difference, shows));
  }

  private static Uni<PageShows> shows(Quote quote, Probes probes) {
    return PageShows.ask(quote.page(), PageText.showing(quote.usdPerHour()), probes);
  }

  @Override
  public Judge<ComputeClaims, PricesObserved> judge() {
    return new PriceJudge();
  }
}
