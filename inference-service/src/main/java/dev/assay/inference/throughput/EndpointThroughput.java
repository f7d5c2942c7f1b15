package dev.assay.inference.throughput;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.inference.requests.RunObserved;
import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one endpoint under load.
 *
 * @param endpoint the claim's id
 * @param atOnce how many requests were under way in the load that decides: as claimed, or where the
 *     ladder found the peak
 * @param series how that load went
 * @param seconds how long the steady part was; 0 when there is none
 * @param loaded for which share of it the endpoint had as many requests as claimed; rounded up
 * @param tokens null when not claimed, or there is no steady part
 * @param requests good ones; null when not claimed, or there is no steady part
 * @param ladder its rungs by their concurrency, the load that decides among them
 */
public record EndpointThroughput(
    String endpoint,
    int atOnce,
    SeriesObserved series,
    BigDecimal seconds,
    BigDecimal loaded,
    @Nullable RateObserved tokens,
    @Nullable RateObserved requests,
    List<RungObserved> ladder) {
  private static final int MILLI_DIGITS = 3;

  public EndpointThroughput {
    Require.present(endpoint, "endpoint");
    Require.present(series, "series");
    Require.present(seconds, "seconds");
    Require.present(loaded, "loaded");
    ladder = Require.list(ladder, "ladder", 20);
  }

  /** From the load that decides, with the ladder beside it. */
  static EndpointThroughput of(
      EndpointClaim endpoint,
      SeriesRun<ThroughputClaim> run,
      int atOnce,
      List<RungObserved> ladder,
      double alpha) {
    ThroughputClaim claim = run.promise();
    int blocks = LoadPlan.blocks(alpha);
    SteadyPart steady =
        run.exchanges().isEmpty() ? null : SteadyPart.of(endpoint, run, atOnce, blocks);
    List<RungObserved> rungs = new ArrayList<>(ladder);
    rungs.removeIf(rung -> rung.atOnce() == atOnce && run.observed().reason() == null);
    if (steady == null || steady.isEmpty()) {
      return new EndpointThroughput(
          endpoint.id(),
          atOnce,
          run.observed(),
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          null,
          null,
          rungs);
    }
    rungs.add(RungObserved.of(endpoint, run, atOnce));
    rungs.sort(Comparator.comparingInt(RungObserved::atOnce));
    return new EndpointThroughput(
        endpoint.id(),
        atOnce,
        run.observed(),
        RunObserved.millis(steady.micros()).movePointLeft(MILLI_DIGITS),
        ShownDecimal.ceiling(steady.loaded()),
        rate(claim.outputTokensPerSecond(), steady, Measure.TOKENS, alpha),
        rate(claim.goodRequestsPerSecond(), steady, Measure.REQUESTS, alpha),
        rungs);
  }

  /** Of a ladder no rung of which shows anything. */
  static EndpointThroughput without(RungObserved last, List<RungObserved> ladder) {
    return new EndpointThroughput(
        last.series().endpoint(),
        last.atOnce(),
        last.series(),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        null,
        null,
        ladder);
  }

  /** A rung that shows nothing, for which the ladder ended there; null when there is none. */
  @Nullable RungObserved troubled() {
    return ladder.stream().filter(rung -> rung.series().reason() != null).findFirst().orElse(null);
  }

  /** With how many at once the rate over a request's time was greatest; null when nothing came. */
  public @Nullable RungObserved knee(ThroughputClaim claim) {
    return Ladder.knee(claim, ladder);
  }

  /** How the load went, for the reader. */
  List<Observed> shown() {
    List<Observed> shown = new ArrayList<>(series.shown());
    if (seconds.signum() > 0) {
      shown.add(Observed.of("steady", seconds, "s", series.from()));
      shown.add(Observed.of("steady.loaded-share", loaded, series.from()));
    }
    return shown;
  }

  private static @Nullable RateObserved rate(
      @Nullable BigDecimal claimed, SteadyPart steady, Measure measure, double alpha) {
    return claimed == null
        ? null
        : RateObserved.of(
            claimed, steady.rates(measure.fewest()), steady.ratesAtMost(measure), alpha);
  }
}
