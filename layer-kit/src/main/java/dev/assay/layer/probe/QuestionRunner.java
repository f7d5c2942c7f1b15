package dev.assay.layer.probe;

import dev.assay.verification.probe.Question;
import io.smallrye.mutiny.Uni;

/**
 * Puts one kind of question to the world, live. A service registers one runner for each kind, as a
 * CDI bean. Reaches the world through its context, or by gRPC through the guarded channels, and by
 * nothing else; never blocks the event loop, honours cancellation of its Uni, and answers with what
 * happened; it fails only by a defect. Thread-safe.
 *
 * @param <Q> the kind's question record
 */
public interface QuestionRunner<Q extends Question<?>> {

  /** The question's record; its kind is the key. */
  Class<Q> questionType();

  /** Asks, and answers with what came back or why nothing did. */
  Uni<RawAnswer> run(Q question, ProbeContext context);
}
