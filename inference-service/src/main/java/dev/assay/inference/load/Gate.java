package dev.assay.inference.load;

import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.layer.probe.ProbeContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What each request of one load passes before it is sent: the operator's switch, the time that is
 * left, the purse. Thread-safe.
 */
final class Gate implements AutoCloseable {
  /** For writing the transcript at the end. */
  static final Duration SPARE = Duration.ofSeconds(2);

  private final ProbeContext context;
  private final Purse purse;
  private final Halt halt;
  private final long openedNanos = System.nanoTime();

  Gate(ProbeContext context, Purse purse, Halt halt) {
    this.context = context;
    this.purse = purse;
    this.halt = halt;
  }

  /** Whether a load that takes this long would end in time. */
  boolean leaves(Duration longest) {
    return left().compareTo(longest.plus(SPARE)) >= 0;
  }

  /** Time left of the question's and of the purse's. */
  Duration left() {
    Duration ours = purse.timeLeft().minus(open());
    Duration questions = context.remaining();
    return ours.compareTo(questions) < 0 ? ours : questions;
  }

  /** Sends a request that may take this long and cost this much, or says why it wasn't. */
  <A> Uni<A> pass(
      Duration longest, Cost most, Supplier<Uni<A>> send, Function<AnswerOutcome, A> otherwise) {
    if (halt.raised()) {
      return Uni.createFrom().item(otherwise.apply(AnswerOutcome.CANCELLED));
    }
    if (!leaves(longest) || !purse.take(most)) {
      return Uni.createFrom().item(otherwise.apply(AnswerOutcome.BUDGET_SPENT));
    }
    return halt.unless(
        Uni.createFrom().deferred(send::get), () -> otherwise.apply(AnswerOutcome.CANCELLED));
  }

  /** A request's cost is known. */
  void settle(Cost taken, Cost used) {
    purse.settle(taken, used);
  }

  @Override
  public void close() {
    halt.close();
    purse.lasted(open());
  }

  private Duration open() {
    return Duration.ofNanos(System.nanoTime() - openedNanos);
  }
}
