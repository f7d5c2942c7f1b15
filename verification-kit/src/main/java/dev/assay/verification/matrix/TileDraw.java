package dev.assay.verification.matrix;

import dev.assay.verification.statistics.SimpleRandomSample;
import java.util.Arrays;
import java.util.List;

/** Which tiles are opened: a simple random sample of the tiles of all rounds. Pure. */
public final class TileDraw {
  private TileDraw() {}

  /**
   * Draws so many different tiles, all of them where there are fewer.
   *
   * @param openingSeed 32 bytes drawn after the last root came; never derived from a root, since a
   *     prover could try many roots until the draw suits it
   */
  public static List<TilePlace> of(MatrixShape shape, byte[] openingSeed, int count) {
    int size = (int) Math.min(count, shape.tiles());
    return Arrays.stream(SimpleRandomSample.draw(openingSeed, shape.tiles(), size))
        .mapToObj(shape::place)
        .toList();
  }
}
