package dev.assay.benchmarks;

import dev.assay.verification.statistics.AnytimeTest;
import dev.assay.verification.statistics.SequentialBoundaries;
import dev.assay.verification.statistics.SequentialDecision;
import dev.assay.verification.statistics.SequentialPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Times a look at a running series: by boundaries worked out beforehand, and by the evidence. */
final class Looking {
  private static final double CLAIM = 0.05;
  private static final double ALPHA = 0.01;
  private static final int MOST = 100_000;
  private static final int SERIES = 1 << 12;
  private static final int OUR_PASSES = 5_000;
  private static final int PEER_PASSES = 50;
  private static final int WARM_UPS = 3;

  private final SequentialBoundaries boundaries =
      SequentialBoundaries.of(SequentialPlan.strict(CLAIM, ALPHA, 1, MOST));
  private final int[] trials = new int[SERIES];
  private final int[] violations = new int[SERIES];

  Looking() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < SERIES; i++) {
      trials[i] = random.nextInt(1, MOST + 1);
      double about = CLAIM * random.nextDouble(0.5, 1.5);
      violations[i] = Math.min(trials[i], (int) Math.round(trials[i] * about));
    }
  }

  /** Nanoseconds for a look, in alternating rounds after some that don't count. */
  Section section(int rounds) {
    List<Double> ours = new ArrayList<>();
    List<Double> peers = new ArrayList<>();
    for (int round = -WARM_UPS; round < rounds; round++) {
      Timed mine = time(OUR_PASSES, true);
      Timed theirs = time(PEER_PASSES, false);
      if (mine.decided() != theirs.decided()) {
        throw new IllegalStateException("the decisions differ");
      }
      if (round >= 0) {
        ours.add(mine.nanos());
        peers.add(theirs.nanos());
      }
    }
    return new Section(
        "A look at a series of up to 100,000 trials: boundaries worked out once, and the evidence anew",
        List.of(new Comparison("ns for a look", Promise.oursAtMost(50), ours, peers)));
  }

  /** Nanoseconds for a look, and what was decided in a pass, so that no look can be left out. */
  private record Timed(double nanos, long decided) {}

  private Timed time(int passes, boolean byBoundaries) {
    int looks = passes * SERIES;
    long decided = 0;
    long begun = System.nanoTime();
    for (int i = 0; i < looks; i++) {
      // An odd stride visits every series once in a pass, in no order that the processor foresees.
      int series = i * 2_654_435 & SERIES - 1;
      SequentialDecision decision =
          byBoundaries
              ? boundaries.look(trials[series], violations[series])
              : evidence(trials[series], violations[series]);
      decided += decision.ordinal();
    }
    return new Timed((double) (System.nanoTime() - begun) / looks, decided / passes);
  }

  private static SequentialDecision evidence(int n, int violations) {
    AnytimeTest test = new AnytimeTest(n, violations, CLAIM);
    if (test.refutes(ALPHA)) {
      return SequentialDecision.REFUTED;
    }
    return test.confirms(ALPHA) ? SequentialDecision.CONFIRMED : SequentialDecision.OPEN;
  }
}
