package dev.assay.cli.stack;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends processes: asks all of them first, then ends what is left. */
final class Processes {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Processes() {}

  /** Ends these processes and their descendants; returns when they are gone. */
  static void end(Collection<ProcessHandle> processes) {
    List<ProcessHandle> all =
        processes.stream().flatMap(p -> Stream.concat(Stream.of(p), p.descendants())).toList();
    all.forEach(ProcessHandle::destroy);
    if (!awaitExit(all)) {
      all.forEach(ProcessHandle::destroyForcibly);
      awaitExit(all);
    }
  }

  private static boolean awaitExit(List<ProcessHandle> processes) {
    try {
      CompletableFuture.allOf(
              processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return processes.stream().noneMatch(ProcessHandle::isAlive);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
