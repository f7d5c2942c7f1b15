package dev.assay.demo.plan;

import java.util.Random;

/**
 * A log-normal waiting time.
 *
 * @param medianMillis half of the draws lie below it
 * @param sigma standard deviation of the logarithm; 0 makes every draw the median
 */
public record Latency(double medianMillis, double sigma) {
  public Latency {
    Demand.positive("medianMillis", medianMillis);
    Demand.that(sigma >= 0 && sigma <= 3, "sigma must be between 0 and 3, not " + sigma);
  }

  /** The same shape with a median that is so many times as long. */
  public Latency times(double factor) {
    return new Latency(medianMillis * factor, sigma);
  }

  /** Draws one waiting time, in nanoseconds. */
  public long drawNanos(Random random) {
    return Math.round(medianMillis * 1e6 * Math.exp(sigma * random.nextGaussian()));
  }
}
