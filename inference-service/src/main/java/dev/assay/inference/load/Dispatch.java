package dev.assay.inference.load;

import dev.assay.inference.load.Load.Moment;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.spill.Spill;
import dev.assay.inference.spill.SpilledDocument;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/**
 * The requests of one load by their positions: what they are, when they go, and what is written of
 * them. Thread-safe.
 *
 * @param <A> what becomes of a request
 */
interface Dispatch<A> {
  /** How many there are. */
  int size();

  /** The most that this one can cost. */
  Cost most(int index);

  /** How long all of them may take; where each waits for others' ends, how long one may. */
  Duration longest();

  /** Sends them all, each when its turn is. */
  Uni<Void> pace(Load<A> load);

  /** Hears what became of each, in any order. */
  default void finished(A result) {}

  /** Hears, on a worker thread, that what became of this one is on disk. */
  default void written(int index) {}

  /** Whether no more need be sent. */
  default boolean suffices() {
    return false;
  }

  /** Sends one; what the world does comes back as a value. */
  Uni<A> send(Moment moment);

  /** What is said of one that we didn't send, or ended ourselves. */
  A ended(Moment moment, AnswerOutcome by);

  /** The document of what became of them, each of which stands on disk. */
  SpilledDocument transcript(List<Spill.Part> results);
}
