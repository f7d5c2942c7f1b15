package dev.assay.demo.plan;

/**
 * What the project publishes of its endpoint: live figures, and the log of a benchmark.
 *
 * @param metricsFactor what the live figures are multiplied with; below 1 they are too good
 * @param withoutCounts whether the live figures don't say how many requests they rest on
 * @param frozen whether the live figures stay the same while their window moves
 * @param logFactor what the log's own percentiles are multiplied with; its requests stay
 * @param logSlowShare share of the log's requests that take 60 times as long
 */
public record PublicationPlan(
    double metricsFactor,
    boolean withoutCounts,
    boolean frozen,
    double logFactor,
    double logSlowShare) {
  public PublicationPlan {
    Demand.positive("publications.metricsFactor", metricsFactor);
    Demand.positive("publications.logFactor", logFactor);
    Demand.share("publications.logSlowShare", logSlowShare);
  }

  /** Figures as they are. */
  public static PublicationPlan standard() {
    return new PublicationPlan(1, false, false, 1, 0);
  }

  public PublicationPlan withMetricsFactor(double factor) {
    return new PublicationPlan(factor, withoutCounts, frozen, logFactor, logSlowShare);
  }

  public PublicationPlan withWithoutCounts(boolean without) {
    return new PublicationPlan(metricsFactor, without, frozen, logFactor, logSlowShare);
  }

  public PublicationPlan withFrozen(boolean still) {
    return new PublicationPlan(metricsFactor, withoutCounts, still, logFactor, logSlowShare);
  }

  public PublicationPlan withLogFactor(double factor) {
    return new PublicationPlan(metricsFactor, withoutCounts, frozen, factor, logSlowShare);
  }

  public PublicationPlan withLogSlowShare(double share) {
    return new PublicationPlan(metricsFactor, withoutCounts, frozen, logFactor, share);
  }
}
