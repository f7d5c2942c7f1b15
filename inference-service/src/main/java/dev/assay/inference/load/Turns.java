package dev.assay.inference.load;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Lock;
import java.time.Duration;

/**
 * Lets one load of this process run at a time; the others wait in their order without holding a
 * thread, and cancelling gives turn or place back. Thread-safe.
 */
final class Turns {
  private static final String LOCK = "assay.inference.load";

  private final Vertx vertx;

  Turns(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Runs the work as soon as it is its turn; fails when that takes longer than the patience. */
  <T> Uni<T> take(Duration patience, Uni<T> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Future<Lock> turn =
                  vertx.sharedData().getLocalLockWithTimeout(LOCK, patience.toMillis());
              return Uni.createFrom()
                  .completionStage(turn.toCompletionStage())
                  .flatMap(ours -> work)
                  .onTermination()
                  .invoke(() -> turn.onSuccess(Lock::release));
            });
  }
}
