package dev.assay.inference.load;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The operator's switch as one load sees it: once the file is there, nothing more is sent and what
 * is under way ends. Looks on worker threads, four times a second. A load that was halted stays so.
 * Thread-safe.
 */
final class Halt implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 250;

  private final Vertx vertx;
  private final @Nullable Path file;
  private final Set<CompletableFuture<Void>> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean raised;
  private long timer;

  private Halt(Vertx vertx, @Nullable Path file) {
    this.vertx = vertx;
    this.file = file;
  }

  /** A switch that has been looked at once; call it on a worker thread. */
  static Halt watching(Vertx vertx, @Nullable Path file) {
    Halt halt = new Halt(vertx, file);
    if (file != null) {
      halt.look();
      halt.timer = vertx.setPeriodic(LOOK_EVERY_MILLIS, unused -> halt.lookSoon());
    }
    return halt;
  }

  /** Whether it was found on. */
  boolean raised() {
    return raised;
  }

  /**
   * The work's result, or the other one as soon as the switch is on; the work is cancelled then.
   */
  <A> Uni<A> unless(Uni<A> work, Supplier<A> halted) {
    return Uni.createFrom()
        .deferred(
            () -> {
              CompletableFuture<Void> end = new CompletableFuture<>();
              underWay.add(end);
              if (raised) {
                end.complete(null);
              }
              return Uni.combine()
                  .any()
                  .of(
                      Uni.createFrom().completionStage(end).map(unused -> halted.get()),
                      Uni.createFrom().deferred(() -> raised ? Uni.createFrom().nothing() : work))
                  .onTermination()
                  .invoke(() -> underWay.remove(end));
            });
  }

  @Override
  public void close() {
    if (file != null) {
      vertx.cancelTimer(timer);
    }
  }

  private void lookSoon() {
    var unused =
        vertx.executeBlocking(
            () -> {
              look();
              return raised;
            },
            false);
  }

  private void look() {
    if (file != null && Files.exists(file)) {
      raised = true;
      underWay.forEach(end -> end.complete(null));
    }
  }
}
