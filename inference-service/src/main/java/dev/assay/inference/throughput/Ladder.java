package dev.assay.inference.throughput;

import dev.assay.inference.claims.ThroughputClaim;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which concurrencies of an endpoint are tried, and what they show: 1, 2, 4, … up to the claimed
 * one, until the claimed rate falls, or doesn't rise over two rungs. A claimed peak's ladder goes
 * on at its top then, lest an endpoint that grows under load be taken for one that can't. Pure.
 */
final class Ladder {
  private static final BigDecimal FALLEN = new BigDecimal("0.9");
  private static final BigDecimal RISEN = new BigDecimal("1.05");
  private static final int FLAT_RUNGS = 2;

  private final ThroughputClaim claim;

  Ladder(ThroughputClaim claim) {
    this.claim = claim;
  }

  /** The rung after these; none when the ladder ends. */
  OptionalInt next(List<RungObserved> climbed) {
    if (climbed.isEmpty()) {
      return steps().isEmpty() ? OptionalInt.empty() : OptionalInt.of(steps().getFirst());
    }
    int last = climbed.getLast().atOnce();
    if (rate(climbed.getLast()) == null || last == steps().getLast()) {
      return OptionalInt.empty();
    }
    if (!rises(climbed)) {
      return claim.isPeak() ? OptionalInt.of(claim.atOnce()) : OptionalInt.empty();
    }
    return steps().stream().mapToInt(Integer::intValue).filter(step -> step > last).findFirst();
  }

  /** The rung with the greatest rate, by what speaks against the claim; null when there is none. */
  @Nullable RungObserved best(List<RungObserved> climbed) {
    return climbed.stream()
        .filter(rung -> rate(rung) != null)
        .max(Comparator.comparing(rung -> Objects.requireNonNull(rate(rung))))
        .orElse(null);
  }

  /**
   * The knee: where the rate, over the time that a request takes, is greatest (Kleinrock's power,
   * 1979). By Little's law that time is the concurrency over the rate of requests, and the power
   * the rate's square over the concurrency. Null when nothing came.
   */
  static @Nullable RungObserved knee(ThroughputClaim claim, List<RungObserved> rungs) {
    return rungs.stream()
        .filter(rung -> power(claim, rung) > 0)
        .max(Comparator.comparingDouble(rung -> power(claim, rung)))
        .orElse(null);
  }

  private static double power(ThroughputClaim claim, RungObserved rung) {
    BigDecimal rate = rung.claimedRate(claim);
    return rate == null ? 0 : Math.pow(rate.doubleValue(), 2) / rung.atOnce();
  }

  /** A claimed load has one of its own; a claimed peak's top belongs to its ladder. */
  private List<Integer> steps() {
    TreeSet<Integer> steps = new TreeSet<>();
    for (int step = 1; step < claim.atOnce(); step *= 2) {
      steps.add(step);
    }
    if (claim.isPeak()) {
      steps.add(claim.atOnce());
    }
    return new ArrayList<>(steps);
  }

  private boolean rises(List<RungObserved> climbed) {
    BigDecimal last = rate(climbed.getLast());
    RungObserved before = best(climbed.subList(0, climbed.size() - 1));
    BigDecimal best = before == null ? null : rate(before);
    if (last == null || best == null) {
      return true;
    }
    return last.compareTo(best.multiply(FALLEN)) >= 0 && !isFlat(climbed);
  }

  private boolean isFlat(List<RungObserved> climbed) {
    int from = climbed.size() - FLAT_RUNGS;
    if (from < 1) {
      return false;
    }
    BigDecimal before = rate(best(climbed.subList(0, from)));
    BigDecimal since = rate(best(climbed.subList(from, climbed.size())));
    return before != null && since != null && since.compareTo(before.multiply(RISEN)) < 0;
  }

  private @Nullable BigDecimal rate(@Nullable RungObserved rung) {
    return rung == null || rung.series().reason() != null ? null : rung.claimedRateAtMost(claim);
  }
}
