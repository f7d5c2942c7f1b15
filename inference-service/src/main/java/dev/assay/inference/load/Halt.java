package dev.assay.inference.load;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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
  private final Set<UnderWay<?>> underWay = ConcurrentHashMap.newKeySet();
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
        .emitter(
            emitter -> {
              UnderWay<A> one = new UnderWay<>(work, halted, emitter);
              underWay.add(one);
              emitter.onTermination(
                  () -> {
                    underWay.remove(one);
                    one.stop();
                  });
              if (raised) {
                one.halt();
              } else {
                one.start();
              }
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
      underWay.forEach(UnderWay::halt);
    }
  }

  /** One piece of work; {@code stopped} and {@code running} are guarded by its lock. */
  private static final class UnderWay<A> {
    private final Uni<A> work;
    private final Supplier<A> halted;
    private final UniEmitter<? super A> emitter;
    private boolean stopped;
    private @Nullable Cancellable running;

    UnderWay(Uni<A> work, Supplier<A> halted, UniEmitter<? super A> emitter) {
      this.work = work;
      this.halted = halted;
      this.emitter = emitter;
    }

    void start() {
      Cancellable started = work.subscribe().with(emitter::complete, emitter::fail);
      synchronized (this) {
        running = started;
        if (!stopped) {
          return;
        }
      }
      started.cancel();
    }

    void halt() {
      emitter.complete(halted.get());
    }

    void stop() {
      Cancellable started;
      synchronized (this) {
        stopped = true;
        started = running;
      }
      if (started != null) {
        started.cancel();
      }
    }
  }
}
