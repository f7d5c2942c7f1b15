package dev.assay.inference.throughput;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.inference.measurement.MeasuredMetric;
import dev.assay.inference.requests.RunObserved;
import dev.assay.verification.document.Require;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on one rung of the ladder: so many requests always under way, for some rounds.
 *
 * @param atOnce how many
 * @param series how it went
 * @param seconds how long the steady part was; 0 when there is none
 * @param tokens in a second, by what counts for the claim; null without a steady part
 * @param tokensAtMost by what speaks against it
 * @param goodRequests in a second, by what counts for the claim: the goodput
 * @param goodRequestsAtMost by what speaks against it
 * @param times TTFT and TPOT of all but the first round; empty without a transcript
 */
public record RungObserved(
    int atOnce,
    SeriesObserved series,
    BigDecimal seconds,
    @Nullable BigDecimal tokens,
    @Nullable BigDecimal tokensAtMost,
    @Nullable BigDecimal goodRequests,
    @Nullable BigDecimal goodRequestsAtMost,
    List<MeasuredMetric> times) {
  private static final int MILLI_DIGITS = 3;

  public RungObserved {
    Require.present(series, "series");
    Require.present(seconds, "seconds");
    times = Require.list(times, "times", 3);
  }

  /** What this load shows. */
  static RungObserved of(EndpointClaim endpoint, SeriesRun<ThroughputClaim> run, int atOnce) {
    List<Exchanged> after = run.exchanges().stream().skip(atOnce).map(Exchange::became).toList();
    List<MeasuredMetric> times = MeasuredMetric.streamed(after, endpoint.maxTokens());
    SteadyPart steady = run.exchanges().isEmpty() ? null : SteadyPart.of(endpoint, run, atOnce, 1);
    if (steady == null || steady.isEmpty()) {
      return new RungObserved(
          atOnce, run.observed(), BigDecimal.ZERO, null, null, null, null, times);
    }
    return new RungObserved(
        atOnce,
        run.observed(),
        RunObserved.millis(steady.micros()).movePointLeft(MILLI_DIGITS),
        ShownDecimal.floor(steady.rates(Measure.TOKENS.fewest())[0]),
        ShownDecimal.ceiling(steady.ratesAtMost(Measure.TOKENS)[0]),
        ShownDecimal.floor(steady.rates(Measure.REQUESTS.fewest())[0]),
        ShownDecimal.ceiling(steady.ratesAtMost(Measure.REQUESTS)[0]),
        times);
  }

  /** The claimed rate, by what counts for the claim; null when nothing was measured. */
  @Nullable BigDecimal claimedRate(ThroughputClaim claim) {
    return claim.goodRequestsPerSecond() == null ? tokens : goodRequests;
  }

  /** The rate of this name, by what counts for the claim. */
  @Nullable BigDecimal rate(String name) {
    return name.equals(RateShown.TOKENS) ? tokens : goodRequests;
  }

  /** The claimed rate, by what speaks against the claim; null when nothing was measured. */
  @Nullable BigDecimal claimedRateAtMost(ThroughputClaim claim) {
    return claim.goodRequestsPerSecond() == null ? tokensAtMost : goodRequestsAtMost;
  }
}
