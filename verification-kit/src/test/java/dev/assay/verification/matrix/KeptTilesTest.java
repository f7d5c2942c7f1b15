package dev.assay.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.verification.matrix.proving.JavaBackend;
import dev.assay.verification.matrix.proving.MatrixProver;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptTilesTest {
  private static final byte[] SEED = new byte[32];
  private static final byte[] KEY = new byte[32];

  static {
    for (int i = 0; i < KEY.length; i++) {
      KEY[i] = (byte) i;
    }
  }

  private final MatrixShape shape = MatrixShape.of(64, 2);
  private final MatrixProver prover = kept(shape);
  private final KeptTiles pass = new KeptTiles(shape, 1, KEY);

  @Test
  void givenZeroSeed_whenPassed_thenLeafAndRootAreTheDocumentedOnes() {
    // Given
    TilePlace first = new TilePlace(1, 0, 0);
    byte[] kept = KeptTiles.kept(prover.open(first).entries());

    // When
    byte[] root = prover.pass(KEY);

    // Then
    assertThat(hex(Arrays.copyOf(kept, 8))).isEqualTo(MatrixVectors.KEPT_ROW_0);
    assertThat(hex(pass.leaf(first, kept))).isEqualTo(MatrixVectors.KEPT_LEAF);
    assertThat(hex(root)).isEqualTo(MatrixVectors.KEPT_ROOT);
  }

  @ParameterizedTest
  @CsvSource({"64, 1, 64", "128, 3, 64", "192, 2, 192"})
  void givenHonestProver_whenAnyTileIsShown_thenItStandsInThePass(int n, int rounds, int columns) {
    // Given
    MatrixShape other = new MatrixShape(n, rounds, columns);
    MatrixProver honest = kept(other);
    byte[] first = honest.pass(KEY);
    byte[] second = honest.pass(SEED);

    for (TilePlace place : TileDraw.of(other, KEY, 20)) {
      // When
      OpenedTile tile = honest.open(place);

      // Then
      assertThat(
              new KeptTiles(other, 1, KEY)
                  .leads(place, tile.entries(), honest.path(1, place), first))
          .isTrue();
      assertThat(
              new KeptTiles(other, 2, SEED)
                  .leads(place, tile.entries(), honest.path(2, place), second))
          .isTrue();
      assertThat(
              new KeptTiles(other, 2, SEED)
                  .leads(place, tile.entries(), honest.path(1, place), first))
          .isFalse();
    }
  }

  @Test
  void givenChangedLowerHalf_whenShown_thenItDoesNotStand() {
    // Given
    byte[] root = prover.pass(KEY);
    TilePlace place = new TilePlace(2, 9, 0);
    OpenedTile honest = prover.open(place);
    List<byte[]> path = prover.path(1, place);

    for (int entry = 0; entry < 64; entry++) {
      byte[] changed = honest.entries().clone();
      changed[4 * entry + entry % 2] ^= 16;

      // When // Then
      assertThat(pass.leads(place, changed, path, root)).isFalse();
    }
    assertThat(pass.leads(new TilePlace(1, 9, 0), honest.entries(), path, root)).isFalse();
    assertThat(pass.leads(place, honest.entries(), List.of(), root)).isFalse();
  }

  @Test
  void givenProverWithoutPasses_whenAskedForOne_thenRefuses() {
    // Given
    MatrixProver without = new MatrixProver(new JavaBackend(), shape, SEED);
    MatrixProver early = MatrixProver.keeping(new JavaBackend(), shape, SEED);

    // When // Then
    assertThatThrownBy(() -> without.pass(KEY)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> early.pass(KEY)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> prover.path(1, new TilePlace(1, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    // n 65536 and 8 rounds keep 68.719 GB; 64 GB/s and 4500e12 / 65536 = 68.665 GB/s feed it
    "65536, 8, 50, 55214301523",
    "65536, 8, 300, 22048163827",
    "65536, 8, 1000, 0",
    // a small n is computed again in no time
    "1024, 1000, 1, 0"
  })
  void givenSlowestPass_whenBounded_thenWhatCouldBeFetchedMeanwhileIsTakenOff(
      int n, int rounds, long millis, String least) {
    // Given
    ResidentMemory memory = new ResidentMemory(new BigDecimal("64e9"), new BigDecimal("4500e12"));

    // When
    BigDecimal bytes =
        memory.leastBytes(
            MatrixShape.of(n, rounds), new BigDecimal("0.1"), Duration.ofMillis(millis));

    // Then
    assertThat(bytes).isEqualByComparingTo(least);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 132, 10, 1",
    "13, 132, 10, 1",
    "14, 132, 10, 2",
    "131, 132, 10, 10",
    "5, 6, 6, 6"
  })
  void givenTiles_whenSharedOut_thenAsManyForEachPass(int tile, int tiles, int passes, int pass) {
    // Given // When // Then
    assertThat(KeptTiles.passOf(tile, tiles, passes)).isEqualTo(pass);
  }

  private static MatrixProver kept(MatrixShape shape) {
    MatrixProver prover = MatrixProver.keeping(new JavaBackend(), shape, SEED);
    List<byte[]> roots = new ArrayList<>();
    while (!prover.done()) {
      roots.add(prover.next());
    }
    return prover;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
