package dev.assay.inference.recorded;

import dev.assay.inference.claims.LatencyClaim;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.BinomialTest;
import dev.assay.verification.statistics.Tail;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One claimed percentile of a log as its finding shows it. Pure. */
record LoggedShown(LatencyClaim claim, LoggedPercentile seen, LogObserved log) {
  private static final String REQUESTS = "requests";

  Observed above() {
    return Observed.of("log.above-limit", seen.above(), REQUESTS, log.from());
  }

  Observed certainlyAbove() {
    return Observed.of("log.certainly-above-limit", seen.certainlyAbove(), REQUESTS, log.from());
  }

  Observed requests() {
    return Observed.of("log.requests", seen.n(), REQUESTS, log.from());
  }

  Observed ownFigure() {
    BigDecimal figure = Objects.requireNonNull(seen.ownFigure());
    return Observed.of("log.own-figure", figure, "ms", log.from());
  }

  /** Whether the log's own figure lies above the claimed limit by more than rounding. */
  boolean ownFigureIsAbove() {
    BigDecimal figure = seen.ownFigure();
    return figure != null
        && ToolPercentile.certainlyBelow(claim.atMostMs().doubleValue(), figure.doubleValue());
  }

  List<Observed> figures() {
    List<Observed> figures = new ArrayList<>();
    add(figures, "log.recomputed", seen.recomputedMs());
    add(figures, "log.tool-formula", seen.toolMs());
    add(figures, "log.stated", seen.statedMs());
    figures.add(Observed.of("log.failed", log.failed(), REQUESTS, log.from()));
    figures.add(Observed.of("log.malformed", log.malformed(), "records", log.from()));
    return figures;
  }

  /** The test with so many requests above the limit. */
  BinomialTest test(int above) {
    return BinomialTest.ofQuantile(claim.percentile().doubleValue(), seen.n(), above);
  }

  Statistic statistic(Tail tail, BigDecimal alpha) {
    return new Statistic("binomial tail", tail.shown(), seen.n(), alpha);
  }

  String words(int above) {
    return "In the log %d of %d requests took longer than %s ms or failed (%d failed)."
        .formatted(above, seen.n(), claim.atMostMs().toPlainString(), log.failed());
  }

  private void add(List<Observed> figures, String name, @Nullable BigDecimal millis) {
    if (millis != null) {
      figures.add(Observed.of(name, millis, "ms", log.from()));
    }
  }
}
