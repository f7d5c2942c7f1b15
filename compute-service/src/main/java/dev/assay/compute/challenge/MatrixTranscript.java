package dev.assay.compute.challenge;

import dev.assay.verification.document.Require;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one challenge, all times by our own clock, nothing in it verified.
 *
 * @param at when the order was sent
 * @param nodeKey that the order named, in Base64
 * @param backend what multiplies, as the agent declares
 * @param largestN that the agent takes, as it declares
 * @param mostRounds that the agent takes, as it declares
 * @param devices that the agent declares, at most 64
 * @param roots in hexadecimal, in the order in which they came
 * @param rootMicros when each came, in microseconds after the order was sent
 * @param signature of the commitment in Base64
 * @param openingSeed in hexadecimal, drawn after the last root had come
 * @param tiles in the order in which they were asked for
 * @param explanation in words, where it didn't end with an answer
 */
public record MatrixTranscript(
    String schema,
    Instant at,
    String nodeKey,
    String backend,
    int largestN,
    int mostRounds,
    List<DeclaredDevice> devices,
    List<String> roots,
    List<Long> rootMicros,
    @Nullable String signature,
    @Nullable String openingSeed,
    List<Tile> tiles,
    ChallengeEnd end,
    @Nullable String explanation) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.matrix-transcript/v1";

  private static final int MOST_ROOTS = 100_000;
  private static final int MOST_TILES = 10_000;

  /**
   * An opened tile.
   *
   * @param entries Base64 of four bytes each, little-endian
   * @param path Base64 of the hashes beside the way to the root
   */
  public record Tile(String entries, String path) {
    public Tile {
      Require.present(entries, "entries");
      Require.present(path, "path");
    }
  }

  public MatrixTranscript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(at, "at");
    Require.present(nodeKey, "nodeKey");
    Require.present(backend, "backend");
    Require.present(end, "end");
    devices = Require.list(devices, "devices", DeclaredDevice.MOST);
    roots = Require.list(roots, "roots", MOST_ROOTS);
    rootMicros = Require.list(rootMicros, "rootMicros", MOST_ROOTS);
    tiles = Require.list(tiles, "tiles", MOST_TILES);
    Require.that(roots.size() == rootMicros.size(), "rootMicros", "must be one for each root");
    for (int i = 0; i < rootMicros.size(); i++) {
      long before = i == 0 ? 0 : rootMicros.get(i - 1);
      Require.that(rootMicros.get(i) >= Math.max(before, 1), "rootMicros", "must not go backwards");
    }
  }
}
