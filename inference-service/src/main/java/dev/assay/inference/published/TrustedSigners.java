package dev.assay.inference.published;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;

/** Asks which signers of traffic logs the operator trusts; the answer is recorded. */
public record TrustedSigners() implements Question<TrustedKeys> {
  /** The kind of question. */
  public static final String KIND = "inference.trusted-signers";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public TrustedKeys decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      return CanonicalJson.read(body, TrustedKeys.class);
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("no list of keys: " + e.getMessage());
    }
  }
}
