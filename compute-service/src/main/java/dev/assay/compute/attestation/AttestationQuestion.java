package dev.assay.compute.attestation;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Asks one address to attest its accelerators and itself with our nonce, as
 * docs/protocols/attestation.md has it. Whoever reads the answer verifies all of it again.
 *
 * @param address https or http, without a path
 * @param nonce 32 bytes in hexadecimal, drawn for this question
 */
public record AttestationQuestion(URI address, String nonce) implements Question<HostAnswer> {
  /** The kind of question. */
  public static final String KIND = "compute.attestation";

  private static final Pattern NONCE = Pattern.compile("[0-9a-f]{64}");

  public AttestationQuestion {
    Require.present(address, "address");
    Require.that(NONCE.matcher(nonce).matches(), "nonce", "must be 32 bytes in hexadecimal");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public HostAnswer decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      return AnswerVerification.of(nonce, CanonicalJson.read(body, AttestationTranscript.class));
    } catch (InvalidDocument | IllegalArgumentException e) {
      throw new UnreadableAnswer("no attestation answer: " + e.getMessage());
    }
  }
}
