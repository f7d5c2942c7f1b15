package dev.assay.inference.spread;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.verification.document.Require;
import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one endpoint's pipeline.
 *
 * @param series how the requests went
 * @param loopKm around all claimed places
 * @param loopMs the least time around them; rounded down
 * @param requests how many there were, failed ones among them
 * @param below how many took less for each step than light takes around the loop
 * @param fifthMs what 5 of 100 whole answers take for each step, at most, by nearest rank; null
 *     when there is none
 */
public record PipelineObserved(
    SeriesObserved series,
    BigDecimal loopKm,
    BigDecimal loopMs,
    int requests,
    int below,
    @Nullable BigDecimal fifthMs) {
  private static final double MICROS_PER_MILLI = 1000;
  private static final double METRES_PER_KM = 1000;
  private static final double FIFTH = 0.05;

  public PipelineObserved {
    Require.present(series, "series");
    Require.present(loopKm, "loopKm");
    Require.present(loopMs, "loopMs");
  }

  static PipelineObserved of(EndpointClaim endpoint, SeriesRun<SpreadClaim> run) {
    double loop = LightLoop.micros(run.promise().pipeline());
    List<Exchange> whole = run.exchanges().stream().filter(e -> e.whole() != null).toList();
    double[] steps =
        whole.stream().mapToDouble(exchange -> step(exchange, endpoint.maxTokens())).toArray();
    return new PipelineObserved(
        run.observed(),
        ShownDecimal.nearest(LightLoop.metres(run.promise().pipeline()) / METRES_PER_KM),
        ShownDecimal.floor(loop / MICROS_PER_MILLI),
        run.exchanges().size(),
        (int) Arrays.stream(steps).filter(step -> step < loop).count(),
        steps.length == 0
            ? null
            : ShownDecimal.nearest(OrderStatistics.of(steps).quantile(FIFTH) / MICROS_PER_MILLI));
  }

  private static double step(Exchange exchange, int asked) {
    Heard heard = exchange.whole();
    return heard == null
        ? Double.POSITIVE_INFINITY
        : PipelineSteps.micros(exchange.became(), heard, asked);
  }
}
