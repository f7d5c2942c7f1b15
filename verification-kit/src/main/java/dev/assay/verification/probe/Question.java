package dev.assay.verification.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.QuestionRecord;

/**
 * One question to the world: a record whose components are its canonical parameters. A whole
 * protocol or load run is one question, whose answer is the transcript. Secrets stand in a question
 * as references. Immutable.
 *
 * @param <A> what a readable answer becomes
 */
public interface Question<A> {

  /** The kind, such as {@code http.get}; a layer registers one runner for each. */
  String kind();

  /** The kind's version; a probe that asks differently has another. */
  default int version() {
    return 1;
  }

  /** Tells asking again on purpose from asking the same. */
  default String occasion() {
    return "";
  }

  /**
   * Reads a recorded answer; pure, the same for a live run and a replay, and bounded whatever the
   * bytes are.
   *
   * @param body the recorded bytes; empty when the envelope names no body
   * @throws UnreadableAnswer when the bytes have another shape than documented
   */
  A decode(Envelope envelope, byte[] body) throws UnreadableAnswer;

  /** The canonical form, whose digest is the key of the answer in a recording. */
  default QuestionRecord canonical() {
    ObjectNode parameters = CanonicalJson.tree(this).deepCopy();
    parameters.remove("occasion");
    return new QuestionRecord(kind(), version(), occasion(), parameters);
  }
}
