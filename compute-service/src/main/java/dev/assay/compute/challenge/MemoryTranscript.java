package dev.assay.compute.challenge;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What happened in one challenge with passes, all times by our own clock, nothing in it verified.
 *
 * @param matrix the challenge itself
 * @param passes in their order
 * @param paths Base64 of the hashes beside each opened tile's way to the root of its pass
 */
public record MemoryTranscript(
    String schema, MatrixTranscript matrix, List<Pass> passes, List<String> paths) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.memory-transcript/v1";

  private static final int MOST_PASSES = 64;
  private static final int MOST_TILES = 10_000;

  /**
   * A pass.
   *
   * @param key in hexadecimal, drawn when the pass before had ended
   * @param root in hexadecimal
   * @param micros from sending the key to the root
   */
  public record Pass(String key, String root, long micros) {
    public Pass {
      Require.present(key, "key");
      Require.present(root, "root");
      Require.that(micros > 0, "micros", "must be positive");
    }
  }

  public MemoryTranscript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(matrix, "matrix");
    passes = Require.list(passes, "passes", MOST_PASSES);
    paths = Require.list(paths, "paths", MOST_TILES);
  }
}
