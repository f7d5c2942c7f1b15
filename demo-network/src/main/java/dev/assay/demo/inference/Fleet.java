package dev.assay.demo.inference;

import dev.assay.demo.plan.FleetPlan;
import dev.assay.demo.seed.Seed;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The backends behind the endpoint: which one serves a request, what its prompt costs there, and
 * how much those under way slow it down. Thread-safe.
 */
final class Fleet {
  private static final int PREFIX_CHARACTERS = 1000;
  private static final long NANOS_PER_MICRO = 1000;

  private final Seed seed;
  private final FleetPlan plan;
  private final List<Set<String>> seen;
  private final AtomicInteger underWay = new AtomicInteger();

  Fleet(Seed seed, FleetPlan plan) {
    this.seed = seed;
    this.plan = plan;
    this.seen =
        IntStream.range(0, plan.backends())
            .<Set<String>>mapToObj(backend -> ConcurrentHashMap.newKeySet())
            .toList();
  }

  /** Takes a place for a request; closing it gives it free. */
  Place take(long number, ChatRequest request) {
    int busy = underWay.incrementAndGet();
    int backend =
        plan.sticky() ? 0 : seed.random("backend of request " + number).nextInt(plan.backends());
    double factor = plan.slots() == 0 ? 1 : Math.max(1, busy / (double) plan.slots());
    String fingerprint = plan.fingerprints() ? "fp_backend_" + backend : null;
    return new Place(
        prefillNanos(seen.get(backend), request), factor, backend, fingerprint, underWay);
  }

  private long prefillNanos(Set<String> cache, ChatRequest request) {
    boolean known =
        request.text().length() >= PREFIX_CHARACTERS
            && !cache.add(request.text().substring(0, PREFIX_CHARACTERS));
    return known ? 0 : NANOS_PER_MICRO * plan.prefillMicrosPerWord() * request.promptTokens();
  }

  /**
   * A request's place on its backend.
   *
   * @param prefillNanos what reading the prompt adds to the first token
   * @param factor how many times as long the tokens take
   * @param backend its number, counted from 0
   * @param fingerprint null where the backends don't name themselves
   */
  record Place(
      long prefillNanos,
      double factor,
      int backend,
      @Nullable String fingerprint,
      AtomicInteger underWay)
      implements AutoCloseable {
    @Override
    public void close() {
      underWay.decrementAndGet();
    }
  }
}
