package dev.assay.layer.probe;

import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What one check may still take, and who hears of its progress.
 *
 * @param deadline after which it is answered without asking
 * @param progress hears of long work; called often
 * @param span the check's span, parent of its probes'
 */
public record CheckScope(Instant deadline, Progress progress, Context span) {

  /** Hears how far long work is. */
  @FunctionalInterface
  public interface Progress {
    /** For instance 300 of 800 requests. */
    void reached(String step, long done, long total);
  }

  /** The time that is left; never negative. */
  Duration remaining(Clock clock) {
    Duration left = Duration.between(clock.instant(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
