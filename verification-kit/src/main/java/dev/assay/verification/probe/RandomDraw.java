package dev.assay.verification.probe;

import dev.assay.verification.evidence.Envelope;

/**
 * Asks for 32 fresh random bytes. An occasion that names the digest of what was committed before
 * shows that nobody could choose by the draw.
 *
 * @param occasion what the draw is for
 */
public record RandomDraw(String occasion) implements Question<byte[]> {
  /** The kind of question. */
  public static final String KIND = "random.draw";

  /** How many bytes are drawn. */
  public static final int BYTES = 32;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public byte[] decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    if (body.length != BYTES) {
      throw new UnreadableAnswer("a draw has " + BYTES + " bytes");
    }
    return body.clone();
  }
}
