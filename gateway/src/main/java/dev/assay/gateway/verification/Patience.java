package dev.assay.gateway.verification;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * How long a lost layer is waited for: counted from the first failure after it was last heard, not
 * from the beginning of a long run. Used by one session; synchronised.
 */
final class Patience {
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final long STABLE_NANOS = Duration.ofSeconds(5).toNanos();

  private final Duration limit;
  private long connectedAt = System.nanoTime();
  private boolean lost;
  private long lostAt;

  Patience(Duration limit) {
    this.limit = limit;
  }

  /** A connection is being made. */
  synchronized void connecting() {
    connectedAt = System.nanoTime();
  }

  /** The layer was heard. */
  synchronized void heard() {
    lost = false;
  }

  /** For each failure a moment to wait, until there is no more patience. */
  Multi<Integer> wait(Multi<Throwable> failures) {
    return failures
        .onItem()
        .transformToUniAndConcatenate(
            failure ->
                isOver()
                    ? Uni.createFrom().failure(failure)
                    : Uni.createFrom().item(1).onItem().delayIt().by(BETWEEN));
  }

  private synchronized boolean isOver() {
    long now = System.nanoTime();
    if (!lost || now - connectedAt > STABLE_NANOS) {
      lost = true;
      lostAt = now;
    }
    return now - lostAt > limit.toNanos();
  }
}
