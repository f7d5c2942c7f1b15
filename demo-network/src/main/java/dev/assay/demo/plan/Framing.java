package dev.assay.demo.plan;

/**
 * How a stream's tokens are put into server-sent events.
 *
 * @param tokensPerChunk a chunk leaves when the last of its tokens is due
 * @param keepAliveComments whether comment lines stand between the chunks
 * @param emptyFirstChunk whether a chunk with the role and no text leaves at once
 */
public record Framing(int tokensPerChunk, boolean keepAliveComments, boolean emptyFirstChunk) {
  public Framing {
    Demand.between("inference.framing.tokensPerChunk", tokensPerChunk, 1, 64);
  }

  /** One token in each chunk and nothing else. */
  public static Framing standard() {
    return new Framing(1, false, false);
  }

  public Framing withTokensPerChunk(int tokens) {
    return new Framing(tokens, keepAliveComments, emptyFirstChunk);
  }

  public Framing withKeepAliveComments(boolean present) {
    return new Framing(tokensPerChunk, present, emptyFirstChunk);
  }

  public Framing withEmptyFirstChunk(boolean present) {
    return new Framing(tokensPerChunk, keepAliveComments, present);
  }
}
