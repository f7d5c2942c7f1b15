package dev.assay.verification.statistics;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The decisions of {@link AnytimeTest} for every number of trials and violations of a plan, worked
 * out once, so that a look costs two comparisons of integers. Immutable.
 *
 * <p>For each number of violations it keeps the least n that confirms and the greatest n that
 * refutes; both rise with the violations, because a success raises the confirming evidence and
 * lowers the refuting, and a violation does the reverse. Two numbers for each count of violations
 * that can still be undecided: some 50 KiB for a p95 over 100,000 trials, 8 MiB at the very most.
 */
public final class SequentialBoundaries {
  private final SequentialPlan plan;
  private final int[] confirmedFrom;
  private final int[] refutedUpTo;

  private SequentialBoundaries(SequentialPlan plan) {
    this.plan = plan;
    this.confirmedFrom = confirmedFrom(plan);
    this.refutedUpTo = refutedUpTo(plan);
  }

  /** Works out the boundaries of a plan, in time proportional to its trials. */
  public static SequentialBoundaries of(SequentialPlan plan) {
    return new SequentialBoundaries(plan);
  }

  /** What these boundaries hold a series to. */
  public SequentialPlan plan() {
    return plan;
  }

  /**
   * The decision after n trials. Where a plan with q1 above q0 has both proven, because nobody
   * looked when the first was, the refutation counts.
   *
   * @param n 0 to the plan's most trials
   * @param violations 0 to n
   */
  public SequentialDecision look(int n, int violations) {
    if (violations < 0 || violations > n || n > plan.mostTrials()) {
      throw new IllegalArgumentException(
          violations + " violations of " + n + " trials don't fit " + plan.mostTrials());
    }
    if (n < plan.leastTrials()) {
      return SequentialDecision.OPEN;
    }
    if (violations >= refutedUpTo.length || n <= refutedUpTo[violations]) {
      return SequentialDecision.REFUTED;
    }
    return violations < confirmedFrom.length && n >= confirmedFrom[violations]
        ? SequentialDecision.CONFIRMED
        : SequentialDecision.OPEN;
  }

  /** The least violations that refute at n; empty if not even n would, or n is too small. */
  public OptionalInt leastRefuting(int n) {
    return IntStream.rangeClosed(0, n)
        .filter(s -> look(n, s) == SequentialDecision.REFUTED)
        .findFirst();
  }

  /** The greatest violations that confirm at n; empty if not even none would. */
  public OptionalInt greatestConfirming(int n) {
    return IntStream.rangeClosed(0, n)
        .takeWhile(s -> look(n, s) == SequentialDecision.CONFIRMED)
        .max();
  }

  /**
   * How many further trials decide if violations keep coming at the rate seen so far, rounded half
   * up: 0 if it is decided, empty if that lies beyond the most trials or nothing was seen yet.
   */
  public OptionalInt moreTrials(int n, int violations) {
    if (look(n, violations) != SequentialDecision.OPEN) {
      return OptionalInt.of(0);
    }
    return n == 0
        ? OptionalInt.empty()
        : IntStream.rangeClosed(1, plan.mostTrials() - n)
            .filter(
                more ->
                    look(n + more, expected(n, violations, n + more)) != SequentialDecision.OPEN)
            .findFirst();
  }

  private static int expected(int n, int violations, int later) {
    return (int) ((2L * violations * later + n) / (2L * n));
  }

  private static int[] confirmedFrom(SequentialPlan plan) {
    double threshold = AnytimeTest.threshold(plan.alpha());
    int[] from = new int[plan.mostTrials() + 1];
    int violations = 0;
    for (int n = 1; n <= plan.mostTrials(); n++) {
      // A trial more allows one violation more at most: then it is the trial before and a
      // violation.
      if (violations <= n
          && new AnytimeTest(n, violations, plan.provenRate()).lnEConfirming() >= threshold) {
        from[violations++] = n;
      }
    }
    return Arrays.copyOf(from, violations);
  }

  private static int[] refutedUpTo(SequentialPlan plan) {
    double threshold = AnytimeTest.threshold(plan.alpha());
    int[] upTo = new int[plan.mostTrials() + 1];
    int violations = 0;
    for (int n = 1; n <= plan.mostTrials(); n++) {
      while (violations <= n
          && new AnytimeTest(n, violations, plan.claimedRate()).lnERefuting() < threshold) {
        upTo[violations++] = n - 1;
      }
    }
    return Arrays.copyOf(upTo, violations);
  }
}
