package dev.assay.verification.probe;

import io.smallrye.mutiny.Uni;

/**
 * A check's only way to the world, to chance and to time: a question goes in, a recorded answer
 * comes out, never a live client. Live probes are guarded and remember within a run, so that asking
 * the same question twice asks the world once; replaying probes read a recording. Thread-safe.
 */
public interface Probes {

  /** The recorded answer; fails only by a defect, never by what the world does. */
  <A> Uni<Answer<A>> ask(Question<A> question);

  /** Fresh randomness for one occasion, drawn when first asked for, and recorded. */
  default Uni<Answer<byte[]>> draw(String occasion) {
    return ask(new RandomDraw(occasion));
  }
}
