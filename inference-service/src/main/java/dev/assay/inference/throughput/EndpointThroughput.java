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
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one endpoint under its claimed load.
 *
 * @param endpoint the claim's id
 * @param series how the load went
 * @param seconds how long the steady part was; 0 when there is none
 * @param loaded for which share of it the endpoint had as many requests as claimed; rounded up
 * @param tokens null when not claimed, or there is no steady part
 * @param requests good ones; null when not claimed, or there is no steady part
 */
public record EndpointThroughput(
    String endpoint,
    SeriesObserved series,
    BigDecimal seconds,
    BigDecimal loaded,
    @Nullable RateObserved tokens,
    @Nullable RateObserved requests) {
  private static final int MILLI_DIGITS = 3;
  private static final double LEAST_LOADED = 0.01;

  /** What counts for the claim, and what speaks against it. */
  private record Measure(
      ToDoubleFunction<RequestYield> fewest, ToDoubleFunction<RequestYield> most) {}

  private static final Measure TOKENS =
      new Measure(RequestYield::fewestTokens, RequestYield::mostTokens);
  private static final Measure REQUESTS =
      new Measure(r -> r.good() ? 1 : 0, r -> r.perhapsGood() ? 1 : 0);

  public EndpointThroughput {
    Require.present(endpoint, "endpoint");
    Require.present(series, "series");
    Require.present(seconds, "seconds");
    Require.present(loaded, "loaded");
  }

  static EndpointThroughput of(
      EndpointClaim endpoint, SeriesRun<ThroughputClaim> run, double alpha) {
    ThroughputClaim claim = run.promise();
    SteadyPart steady = run.exchanges().isEmpty() ? null : steady(endpoint, run, alpha);
    if (steady == null || steady.isEmpty()) {
      return new EndpointThroughput(
          endpoint.id(), run.observed(), BigDecimal.ZERO, BigDecimal.ZERO, null, null);
    }
    return new EndpointThroughput(
        endpoint.id(),
        run.observed(),
        RunObserved.millis(steady.micros()).movePointLeft(MILLI_DIGITS),
        ShownDecimal.ceiling(steady.loaded()),
        rate(claim.outputTokensPerSecond(), steady, TOKENS, alpha),
        rate(claim.goodRequestsPerSecond(), steady, REQUESTS, alpha));
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

  private static SteadyPart steady(
      EndpointClaim endpoint, SeriesRun<ThroughputClaim> run, double alpha) {
    ThroughputClaim claim = run.promise();
    int deadline = LoadPlan.deadlineMillis(endpoint, claim);
    return new SteadyPart(
        run.exchanges().stream()
            .map(e -> RequestYield.of(e.became(), claim, endpoint.maxTokens(), deadline))
            .toList(),
        claim.atOnce(),
        LoadPlan.blocks(alpha));
  }

  /** Against the claim the rate is what it had been, had the endpoint never waited for us. */
  private static @Nullable RateObserved rate(
      @Nullable BigDecimal claimed, SteadyPart steady, Measure measure, double alpha) {
    if (claimed == null) {
      return null;
    }
    double loaded = Math.max(LEAST_LOADED, steady.loaded());
    double[] most =
        Arrays.stream(steady.rates(measure.most())).map(rate -> rate / loaded).toArray();
    return RateObserved.of(claimed, steady.rates(measure.fewest()), most, alpha);
  }
}
