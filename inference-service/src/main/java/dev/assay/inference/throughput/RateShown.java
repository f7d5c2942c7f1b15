package dev.assay.inference.throughput;

import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.measurement.MeasuredMetric;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One claimed rate as its finding shows it: the claim, values and words. Pure.
 *
 * @param claim about the endpoint
 * @param rate the claimed one
 * @param name of the rate among the observed values
 * @param words what is counted
 * @param unit of the rate
 * @param from where the transcript stands in the evidence
 */
record RateShown(
    ThroughputClaim claim,
    BigDecimal rate,
    String name,
    String words,
    String unit,
    Provenance from) {
  static final String TOKENS = "tokens";

  private static final String TRUSTS =
      "our clock and our network, measured from one place; how many tokens an answer has, between"
          + " the parts that came and the endpoint's own count";

  private static final BigDecimal MEDIAN = new BigDecimal("0.5");
  private static final BigDecimal P95 = new BigDecimal("0.95");
  private static final String PEAK_TRUSTS =
      "; that no load between two rungs of the ladder yields more than both";

  static RateShown tokens(ThroughputClaim claim, BigDecimal rate, Provenance from) {
    return new RateShown(claim, rate, TOKENS, "output tokens", "tokens/s", from);
  }

  static RateShown goodRequests(ThroughputClaim claim, BigDecimal rate, Provenance from) {
    return new RateShown(claim, rate, "good-requests", "good requests", "requests/s", from);
  }

  Judgement.Subject subject() {
    String with = claim.isPeak() ? " a second at the peak, with up to " : " a second with ";
    String claimed = rate.toPlainString() + " " + words + with + claim.atOnce() + " at once";
    return Judgement.about(claim.endpoint() + " " + words, ThroughputJudge.EXPECTS)
        .claimed(
            claimed + limits(), "the median block of the steady part, and its mean, reach the rate")
        .trusting(claim.isPeak() ? TRUSTS + PEAK_TRUSTS : TRUSTS);
  }

  List<Observed> inFavour(RateObserved seen) {
    return List.of(
        Observed.of(name + ".mean", seen.mean(), unit, from),
        Observed.of(name + ".blocks-below", seen.below(), "blocks", from));
  }

  List<Observed> against(RateObserved seen) {
    return List.of(
        Observed.of(name + ".mean-at-most", seen.mostMean(), unit, from),
        Observed.of(name + ".blocks-certainly-below", seen.certainlyBelow(), "blocks", from));
  }

  List<Observed> rest(RateObserved seen) {
    List<Observed> rest = new ArrayList<>();
    rest.add(Observed.of(name + ".blocks", seen.blocks().size(), "blocks", from));
    add(rest, "median-block.lower", seen.lower());
    add(rest, "median-block.upper", seen.upper());
    return rest;
  }

  /** The ladder: what came on each rung, and where the knee is. */
  List<Observed> ladder(EndpointThroughput load) {
    List<Observed> shown = new ArrayList<>();
    for (RungObserved rung : load.ladder()) {
      String on = "ladder." + rung.atOnce() + ".";
      add(shown, on + name, rung.rate(name), unit, rung.series().from());
      for (MeasuredMetric times : rung.times()) {
        String metric = on + times.metric().toLowerCase(Locale.ROOT);
        add(shown, metric + ".p50", times.quantile(MEDIAN), "ms", rung.series().from());
        add(shown, metric + ".p95", times.quantile(P95), "ms", rung.series().from());
      }
    }
    RungObserved knee = load.knee(claim);
    if (knee != null) {
      shown.add(Observed.of("ladder.knee", knee.atOnce(), "at once", knee.series().from()));
    }
    return shown;
  }

  String wordsInFavour(RateObserved seen) {
    return "In the steady part "
        + seen.mean().toPlainString()
        + " "
        + words
        + " a second were certain; "
        + (seen.blocks().size() - seen.below())
        + " of "
        + seen.blocks().size()
        + " blocks reached the claimed rate.";
  }

  String wordsAgainst(RateObserved seen) {
    return "In the steady part there were at most "
        + seen.mostMean().toPlainString()
        + " "
        + words
        + " a second; "
        + seen.certainlyBelow()
        + " of "
        + seen.blocks().size()
        + " blocks missed the claimed rate.";
  }

  private String limits() {
    return limit(", the first token within ", claim.ttftAtMostMs())
        + limit(", each further one within ", claim.tpotAtMostMs());
  }

  private static String limit(String words, @Nullable BigDecimal millis) {
    return millis == null ? "" : words + millis.toPlainString() + " ms";
  }

  private void add(List<Observed> values, String value, @Nullable BigDecimal rate) {
    add(values, name + "." + value, rate, unit, from);
  }

  private static void add(
      List<Observed> values,
      String name,
      @Nullable BigDecimal value,
      String unit,
      Provenance from) {
    if (value != null) {
      values.add(Observed.of(name, value, unit, from));
    }
  }
}
