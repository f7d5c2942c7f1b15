package dev.assay.compute.uptime;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;

/**
 * Asks our own prober to draw a seed and to tell its digest alone, so that evidence holds the
 * commitment before the first probe.
 *
 * @param claim what the seed is for
 */
public record CommitmentQuestion(String claim) implements Question<CommitmentQuestion.Commitment> {
  /** The kind of question. */
  public static final String KIND = "compute.uptime-commitment";

  /**
   * The commitment to a seed.
   *
   * @param sha256 of the seed's 32 bytes, in hexadecimal
   */
  public record Commitment(String sha256) {
    public Commitment {
      Require.present(sha256, "sha256");
    }
  }

  public CommitmentQuestion {
    Require.present(claim, "claim");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Commitment decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      return CanonicalJson.read(body, Commitment.class);
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("no commitment: " + e.getMessage());
    }
  }
}
