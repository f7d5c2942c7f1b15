package dev.assay.compute.latency;

import dev.assay.compute.location.RoundTrip;
import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.SequentialDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The trips so far against the claimed time. The judge counts what this counts, and so does the
 * runner that wants to know whether it may end. Not thread-safe.
 */
public final class LatencyTally {
  /** A node that proves itself in none of so many trips doesn't begin with the next. */
  private static final int HOPELESS = 5;

  private final LatencyQuestion question;
  private final List<Counted> counted = new ArrayList<>();
  private int asked;
  private int voids;

  private record Counted(TripOutcome outcome, LatencyTrip timed) {
    RoundTrip trip() {
      return timed.trip();
    }
  }

  public LatencyTally(LatencyQuestion question) {
    this.question = question;
  }

  /** The tally of a whole transcript. */
  static LatencyTally of(LatencyQuestion question, LatencyTranscript transcript) {
    LatencyTally tally = new LatencyTally(question);
    transcript.trips().forEach(tally::add);
    return tally;
  }

  /** Verifies a trip and counts it. */
  public void add(LatencyTrip trip) {
    TripOutcome outcome = TripOutcome.of(question.node(), trip);
    asked++;
    if (outcome == TripOutcome.VOID) {
      voids++;
    } else {
      counted.add(new Counted(outcome, trip));
    }
  }

  /** Whether further trips can't change anything. */
  public boolean suffices() {
    return asked >= question.test().most()
        || (asked >= HOPELESS && proven() == 0)
        || question.test().look(n(), certainlyAbove(), above()) != SequentialDecision.OPEN;
  }

  int asked() {
    return asked;
  }

  int voids() {
    return voids;
  }

  /** Trips that count. */
  int n() {
    return counted.size();
  }

  int proven() {
    return with(TripOutcome.PROVEN);
  }

  int failed() {
    return with(TripOutcome.FAILED) + with(TripOutcome.UNEXPLAINED);
  }

  /** Trips that can be held against the node: what our own side adds doesn't explain them. */
  int certainlyAbove() {
    long leastConnect = leastConnectMicros().orElse(0);
    long leastControl = leastControlMicros();
    return count(one -> isCertainlyAbove(one, leastConnect, leastControl));
  }

  /** Trips that may have broken the limit. */
  int above() {
    return count(this::isAbove);
  }

  OptionalLong leastAnswerMicros() {
    return proofs().stream().mapToLong(RoundTrip::answerMicros).min();
  }

  OptionalLong leastConnectMicros() {
    return proofs().stream().mapToLong(RoundTrip::connectMicros).min();
  }

  /** The empirical quantile of the answers; whatever is no proof took forever. Empty if it did. */
  OptionalLong quantileMicros(double p) {
    if (counted.isEmpty()) {
      return OptionalLong.empty();
    }
    double[] values = counted.stream().mapToDouble(LatencyTally::micros).toArray();
    double quantile = OrderStatistics.of(values).quantile(p);
    return Double.isInfinite(quantile) ? OptionalLong.empty() : OptionalLong.of((long) quantile);
  }

  private boolean isCertainlyAbove(Counted one, long leastConnect, long leastControl) {
    return switch (one.outcome()) {
      case PROVEN ->
          question.limit().excessMicros(one.trip(), leastConnect)
              > oursMicros(one.timed().controlMicros(), leastControl);
      case FAILED -> true;
      default -> false;
    };
  }

  /** What the control took longer at the time than it can; everything when it didn't answer. */
  private static long oursMicros(@Nullable Long control, long leastControl) {
    if (control == null) {
      return 0;
    }
    return control == 0 ? Long.MAX_VALUE : control - leastControl;
  }

  private long leastControlMicros() {
    return counted.stream()
        .map(one -> one.timed().controlMicros())
        .filter(control -> control != null && control > 0)
        .mapToLong(Long::longValue)
        .min()
        .orElse(0);
  }

  private boolean isAbove(Counted one) {
    return one.outcome() != TripOutcome.PROVEN || question.limit().broken(one.trip());
  }

  private static double micros(Counted one) {
    return one.outcome() == TripOutcome.PROVEN
        ? one.trip().answerMicros()
        : Double.POSITIVE_INFINITY;
  }

  private List<RoundTrip> proofs() {
    return counted.stream()
        .filter(one -> one.outcome() == TripOutcome.PROVEN)
        .map(Counted::trip)
        .toList();
  }

  private int with(TripOutcome outcome) {
    return count(one -> one.outcome() == outcome);
  }

  private int count(Predicate<Counted> wanted) {
    return (int) counted.stream().filter(wanted).count();
  }
}
