package dev.assay.compute.price;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.PriceClaim;
import dev.assay.compute.claims.PriceClaim.Comparison;
import dev.assay.compute.claims.PriceClaim.Quote;
import dev.assay.compute.page.PageShows;
import dev.assay.compute.price.PricesObserved.Compared;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Judges compute.price: each comparison by exact decimals. Pure. */
final class PriceJudge implements Judge<ComputeClaims, PricesObserved> {
  static final String CHEAPER = "cheaper";

  private static final String UNIT = "USD per accelerator and hour";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_EVEN);

  @Override
  public List<Judgement> judge(ComputeClaims claims, PricesObserved observed, Terms terms) {
    LocalDate latest = LocalDate.ofInstant(terms.asOf(), ZoneOffset.UTC).plusDays(1);
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < claims.prices().size(); i++) {
      PriceClaim claim = claims.prices().get(i);
      PricesObserved.Pages pages = observed.prices().get(i);
      for (int j = 0; j < claim.comparisons().size(); j++) {
        judgements.add(
            compared(
                claim,
                claim.comparisons().get(j),
                pages.own(),
                pages.comparisons().get(j),
                latest));
      }
    }
    return judgements.isEmpty()
        ? Judgement.noClaim("price", CHEAPER, "The dossier compares no price.")
        : judgements;
  }

  private static Judgement compared(
      PriceClaim claim, Comparison comparison, PageShows own, Compared pages, LocalDate latest) {
    Quote baseline = comparison.baseline();
    BigDecimal percent = comparison.cheaperByPercent();
    Judgement.Subject subject =
        Judgement.about(claim.id() + " against " + comparison.cloud(), CHEAPER)
            .claimed(said(claim.own(), comparison), "both pages show these prices, like for like")
            .trusting("that the figures on both pages stand beside the product that is named");
    if (baseline.date().isAfter(latest)) {
      return subject.unproven(
          Reason.NOT_RECOGNISED,
          "The baseline is dated " + baseline.date() + ", which is to come.");
    }
    if (!pages.alike()) {
      return subject.unproven(
          Reason.NOT_RECOGNISED, "Not like for like: " + pages.difference() + ".");
    }
    Reason unread = own.reason() == null ? pages.baseline().reason() : own.reason();
    if (unread != null) {
      PageShows page = own.reason() == null ? pages.baseline() : own;
      return subject.unproven(unread, String.valueOf(page.explanation()));
    }
    if (!own.found() || !pages.baseline().found()) {
      return subject.unproven(
          Reason.CHANGED,
          (own.found() ? baseline : claim.own()).page() + " doesn't show the price.");
    }
    Observed mine = price("price.own", claim.own(), own.from());
    Observed theirs = price("price.baseline", baseline, dated(baseline, pages.baseline().from()));
    String ratio = ratio(claim.own().usdPerHour(), baseline.usdPerHour(), comparison.cloud());
    if (percent == null) {
      return subject.showing(mine, theirs).notApplicable(Reason.NO_CLAIM, ratio);
    }
    BigDecimal allowed = baseline.usdPerHour().multiply(HUNDRED.subtract(percent));
    return claim.own().usdPerHour().multiply(HUNDRED).compareTo(allowed) <= 0
        ? subject.observing(theirs).showing(mine).confirmed(ratio)
        : subject.observing(theirs, mine).refuted(ratio);
  }

  /**
   * The baseline holds for the day on which someone read it there; the page shows a figure only.
   */
  private static Provenance dated(Quote quote, Provenance page) {
    Instant endOfDay = quote.date().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant at = page.at().isBefore(endOfDay) ? page.at() : endOfDay;
    return new Provenance(page.source(), page.evidenceClass(), at, page.evidence());
  }

  private static Observed price(String name, Quote quote, Provenance from) {
    return Observed.of(name, quote.usdPerHour(), UNIT, from);
  }

  private static String ratio(BigDecimal own, BigDecimal baseline, String cloud) {
    BigDecimal percent = own.multiply(HUNDRED).divide(baseline, MathContext.DECIMAL64);
    return own.toPlainString()
        + " is "
        + percent.round(SHOWN).toPlainString()
        + " % of "
        + cloud
        + "'s "
        + baseline.toPlainString()
        + " "
        + UNIT
        + ".";
  }

  private static String said(Quote own, Comparison comparison) {
    BigDecimal percent = comparison.cheaperByPercent();
    String cheaper =
        percent == null ? "compared with " : percent.toPlainString() + " % cheaper than ";
    return own.model()
        + " at "
        + own.usdPerHour().toPlainString()
        + " "
        + UNIT
        + ", "
        + cheaper
        + comparison.cloud();
  }
}
