package dev.assay.inference.latency;

import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.latency.MetricObserved.PercentileObserved;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Observed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One claimed percentile as its finding shows it: values, words and the statistic. Pure. */
record LatencyShown(
    LatencyClaim claim, MetricObserved metric, PercentileObserved percentile, Provenance from) {
  private static final String REQUESTS = "requests";

  Observed above() {
    return Observed.of(name("above-limit"), percentile.above(), REQUESTS, from);
  }

  Observed certainlyAbove() {
    return Observed.of(name("certainly-above-limit"), percentile.certainlyAbove(), REQUESTS, from);
  }

  Observed requests() {
    return Observed.of(name(REQUESTS), metric.n(), REQUESTS, from);
  }

  List<Observed> rest() {
    List<Observed> rest = new ArrayList<>();
    add(rest, "p50", metric.p50Ms());
    add(rest, "p95", metric.p95Ms());
    add(rest, "p99", metric.p99Ms());
    add(rest, "claimed-percentile.lower", percentile.lowerMs());
    add(rest, "claimed-percentile.upper", percentile.upperMs());
    rest.add(Observed.of(name("failed"), metric.failed(), REQUESTS, from));
    if (metric.excluded() > 0) {
      rest.add(Observed.of(name("excluded"), metric.excluded(), REQUESTS, from));
    }
    return rest;
  }

  /** What was seen, in sentences. */
  String words(int above) {
    StringBuilder words = new StringBuilder();
    words.append(above).append(" of ").append(metric.n());
    words.append(" requests took longer than ").append(claim.atMostMs().toPlainString());
    words.append(" ms or failed (").append(metric.failed()).append(" failed).");
    if (metric.excluded() > 0) {
      words.append(' ').append(metric.excluded());
      words.append(" whole answers came in one piece and have no time between tokens.");
    }
    return words.toString();
  }

  private void add(List<Observed> values, String name, @Nullable BigDecimal millis) {
    if (millis != null) {
      values.add(Observed.of(name(name), millis, "ms", from));
    }
  }

  private String name(String value) {
    return metric.metric().name().toLowerCase(Locale.ROOT) + "." + value;
  }
}
