package dev.assay.inference.load;

import dev.assay.inference.latency.EarlyStop;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedRequests;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Collects a load's answers as they come and asks now and then, on a worker thread, whether they
 * suffice. Thread-safe.
 */
final class RunningStop {
  /** A look goes over all answers, so the next one waits for a twentieth more of them. */
  private static final int LOOKS_PER_DOUBLING = 20;

  private final EarlyStop rule;
  private final int warmUps;
  private final Map<Integer, TimedAnswer> waiting = new ConcurrentHashMap<>();
  private final List<TimedAnswer> determined = new ArrayList<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private int nextLook;
  private volatile boolean reached;

  RunningStop(TimedRequests load) {
    this.rule = new EarlyStop(load);
    this.warmUps = load.warmUps();
    this.nextLook = rule.fewest();
  }

  /** Whether the load may end. */
  boolean reached() {
    return reached;
  }

  /** Takes an answer in, in any order. */
  void take(TimedAnswer answer) {
    waiting.put(answer.index(), answer);
    if (!reached && looking.compareAndSet(false, true)) {
      Infrastructure.getDefaultWorkerPool().execute(this::look);
    }
  }

  private void look() {
    try {
      @Nullable TimedAnswer next;
      while ((next = waiting.remove(determined.size())) != null) {
        determined.add(next);
      }
      int counted = determined.size() - warmUps;
      if (counted >= nextLook) {
        nextLook = counted + Math.max(1, counted / LOOKS_PER_DOUBLING);
        reached =
            rule.suffices(
                determined.subList(0, warmUps), determined.subList(warmUps, determined.size()));
      }
    } finally {
      looking.set(false);
    }
  }
}
