package dev.assay.verification.probe;

import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;

/**
 * What came back to a question, recorded either way. Immutable.
 *
 * @param <A> what a readable answer is
 */
public sealed interface Answer<A> {

  /** Where this answer stands in the evidence. */
  Provenance from();

  /** An answer that could be read. */
  record Answered<A>(A value, Provenance from) implements Answer<A> {}

  /**
   * No answer: refused, failed, late, cancelled, unaffordable or unreadable.
   *
   * @param reason the stable code
   * @param explanation what happened, in a sentence that names the source
   */
  record Unanswered<A>(Reason reason, String explanation, Provenance from) implements Answer<A> {}
}
