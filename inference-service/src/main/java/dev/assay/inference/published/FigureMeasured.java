package dev.assay.inference.published;

import dev.assay.inference.latency.MetricObserved;
import dev.assay.inference.latency.MetricObserved.PercentileObserved;
import dev.assay.inference.requests.RunObserved;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Observed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we measured of one published figure.
 *
 * @param n how many requests have it
 * @param asked those and the ones of which it can't be told
 * @param against how many requests speak against it: above the published time, or failed
 * @param certainlyAgainst the same without what may be our own delay or the network's
 * @param allowed the share of them that the figure allows
 * @param percentile our bounds of it; null for availability
 */
record FigureMeasured(
    PublishedFigure figure,
    int n,
    int asked,
    int against,
    int certainlyAgainst,
    BigDecimal allowed,
    @Nullable PercentileObserved percentile,
    boolean proberLate,
    Provenance from) {
  private static final String REQUESTS = "requests";

  /** Null when no request of the run has this metric. */
  static @Nullable FigureMeasured of(PublishedFigure figure, EndpointPublished seen) {
    RunObserved run = seen.measured().run();
    if (figure.metric() == FigureKind.AVAILABILITY) {
      int failed = run.requests() - run.succeeded();
      return new FigureMeasured(
          figure,
          run.requests(),
          run.requests(),
          failed,
          failed,
          figure.allowedFailures(),
          null,
          false,
          run.from());
    }
    MetricObserved metric =
        seen.measured().metrics().stream()
            .filter(m -> m.metric() == figure.metric().latency() && m.n() > 0)
            .findFirst()
            .orElse(null);
    return metric == null ? null : ofPercentile(figure, metric, seen);
  }

  private static FigureMeasured ofPercentile(
      PublishedFigure figure, MetricObserved metric, EndpointPublished seen) {
    PercentileObserved percentile = metric.claimed(figure.name());
    BigDecimal share = figure.percentile() == null ? BigDecimal.ONE : figure.percentile();
    return new FigureMeasured(
        figure,
        metric.n(),
        metric.asked(),
        percentile.above(),
        percentile.certainlyAbove(),
        BigDecimal.ONE.subtract(share),
        percentile,
        seen.measured().proberLate(),
        seen.measured().run().from());
  }

  Observed certainly() {
    return Observed.of("measured.certainly-worse", certainlyAgainst, REQUESTS, from);
  }

  Observed requests() {
    return Observed.of("measured.requests", n, REQUESTS, from);
  }

  List<Observed> all() {
    return List.of(Observed.of("measured.worse", against, REQUESTS, from), requests());
  }

  List<Observed> bounds() {
    List<Observed> bounds = new ArrayList<>();
    if (percentile != null && percentile.lowerMs() != null) {
      bounds.add(Observed.of("measured.lower-bound", percentile.lowerMs(), "ms", from));
    }
    if (percentile != null && percentile.upperMs() != null) {
      bounds.add(Observed.of("measured.upper-bound", percentile.upperMs(), "ms", from));
    }
    return bounds;
  }

  String words(int worse) {
    return percentile == null
        ? worse + " of our " + n + " requests failed."
        : worse + " of our " + n + " requests took longer than published, or failed.";
  }
}
