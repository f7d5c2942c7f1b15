package dev.assay.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.verification.matrix.MatrixPrf.Tag;
import dev.assay.verification.matrix.proving.JavaBackend;
import dev.assay.verification.matrix.proving.MatrixProver;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixChallengeTest {
  private static final byte[] SEED = new byte[32];
  private static final byte[] OPENING = seed(99);

  private final MatrixShape shape = new MatrixShape(192, 3, 64);
  private final MatrixProver prover = new MatrixProver(new JavaBackend(), shape, SEED);
  private final List<byte[]> roots = List.of(prover.next(), prover.next(), prover.next());
  private final MatrixVerifier verifier = new MatrixVerifier(shape, SEED, roots, OPENING);

  @Test
  void givenZeroSeed_whenTwoRoundsAreProved_thenTheRootsAreTheDocumentedOnes() {
    // Given
    MatrixProver small = new MatrixProver(new JavaBackend(), MatrixShape.of(64, 2), SEED);

    // When // Then
    assertThat(HexFormat.of().formatHex(small.next())).isEqualTo(MatrixVectors.ROOT_1);
    assertThat(HexFormat.of().formatHex(small.next())).isEqualTo(MatrixVectors.ROOT_2);
  }

  @ParameterizedTest
  @CsvSource({"64, 1, 64", "128, 2, 64", "320, 2, 320", "512, 1, 256"})
  void givenHonestProver_whenAnyTileIsOpened_thenItIsValid(int n, int rounds, int columns) {
    // Given
    MatrixShape other = new MatrixShape(n, rounds, columns);
    byte[] seed = seed(n);
    MatrixProver honest = new MatrixProver(new JavaBackend(), other, seed);
    List<byte[]> committed = new ArrayList<>();
    while (!honest.done()) {
      committed.add(honest.next());
    }
    MatrixVerifier verifying = new MatrixVerifier(other, seed, committed, OPENING);

    for (TilePlace place : TileDraw.of(other, OPENING, 50)) {
      // When
      OpenedTile tile = honest.open(place);

      // Then
      assertThat(verifying.verify(place, tile)).isEqualTo(Opening.VALID);
    }
  }

  @Test
  void givenOpenedTile_whenComputedPlainly_thenItIsTheProduct() {
    // Given
    TilePlace place = new TilePlace(2, 17, 1);
    byte[] a = new byte[shape.n()];
    new MatrixPrf(RoundKeys.key(SEED, roots.get(0))).row(Tag.A, 2, 17, a);
    int[] expected = new int[shape.tileColumns()];
    byte[] b = new byte[shape.n()];
    for (int j = 0; j < shape.n(); j++) {
      new MatrixPrf(SEED).row(Tag.B, 0, j, b);
      for (int c = 0; c < expected.length; c++) {
        expected[c] += a[j] * b[64 + c];
      }
    }

    // When
    ByteBuffer tile = ByteBuffer.wrap(prover.open(place).entries()).order(ByteOrder.LITTLE_ENDIAN);

    // Then
    int[] entries = new int[expected.length];
    tile.asIntBuffer().get(entries);
    assertThat(entries).isEqualTo(expected);
  }

  @Test
  void givenOneChangedEntry_whenOpened_thenItWasNotCommitted() {
    // Given
    TilePlace place = new TilePlace(1, 3, 2);
    OpenedTile honest = prover.open(place);

    for (int at = 0; at < honest.entries().length; at += 29) {
      byte[] changed = honest.entries().clone();
      changed[at] ^= 1;

      // When // Then
      assertThat(verifier.verify(place, new OpenedTile(place, changed, honest.path())))
          .isEqualTo(Opening.NOT_COMMITTED);
    }
  }

  @Test
  void givenCommittedTileWithOneWrongEntry_whenOpened_thenItIsNoProduct() {
    // Given a single round whose only wrong entry was committed
    MatrixShape one = MatrixShape.of(64, 1);
    MatrixProver honest = new MatrixProver(new JavaBackend(), one, SEED);
    honest.next();
    TileTree tree = new TileTree();
    byte[] leaves = new byte[64 * 32];
    TilePlace place = new TilePlace(1, 5, 0);
    byte[] wrong = honest.open(place).entries().clone();
    wrong[8]++;
    for (int row = 0; row < 64; row++) {
      TilePlace each = new TilePlace(1, row, 0);
      byte[] entries = row == 5 ? wrong : honest.open(each).entries();
      System.arraycopy(tree.leaf(each, entries), 0, leaves, row * 32, 32);
    }
    List<byte[]> committed = List.of(tree.root(leaves));
    MatrixVerifier verifying = new MatrixVerifier(one, SEED, committed, OPENING);

    // When
    Opening opening = verifying.verify(place, new OpenedTile(place, wrong, tree.path(leaves, 5)));

    // Then
    assertThat(opening).isEqualTo(Opening.WRONG_PRODUCT);
  }

  @Test
  void givenTileOfAnotherPlace_whenOpened_thenItIsAnotherTile() {
    // Given
    TilePlace asked = new TilePlace(1, 3, 2);
    OpenedTile other = prover.open(new TilePlace(1, 3, 1));
    OpenedTile relabelled = new OpenedTile(asked, other.entries(), other.path());
    OpenedTile shorter =
        new OpenedTile(asked, Arrays.copyOf(other.entries(), 8), prover.open(asked).path());

    // When // Then
    assertThat(verifier.verify(asked, other)).isEqualTo(Opening.OTHER_TILE);
    assertThat(verifier.verify(asked, relabelled)).isEqualTo(Opening.NOT_COMMITTED);
    assertThat(verifier.verify(asked, shorter)).isEqualTo(Opening.OTHER_TILE);
  }

  @Test
  void givenSwappedPath_whenOpened_thenItWasNotCommitted() {
    // Given
    TilePlace place = new TilePlace(2, 100, 0);
    OpenedTile honest = prover.open(place);
    List<byte[]> swapped = new ArrayList<>(honest.path());
    swapped.set(0, honest.path().get(1));
    swapped.set(1, honest.path().get(0));

    // When // Then
    assertThat(verifier.verify(place, new OpenedTile(place, honest.entries(), swapped)))
        .isEqualTo(Opening.NOT_COMMITTED);
    assertThat(verifier.verify(place, new OpenedTile(place, honest.entries(), List.of())))
        .isEqualTo(Opening.NOT_COMMITTED);
  }

  @Test
  void givenDraw_whenRepeated_thenSameDifferentTilesOverAllRounds() {
    // Given
    MatrixShape wide = MatrixShape.of(4096, 10);

    // When
    List<TilePlace> drawn = TileDraw.of(wide, OPENING, 454);

    // Then
    assertThat(drawn).doesNotHaveDuplicates().hasSize(454);
    assertThat(drawn).isEqualTo(TileDraw.of(wide, OPENING, 454));
    assertThat(drawn.stream().map(TilePlace::round).distinct()).hasSize(10);
    assertThat(TileDraw.of(MatrixShape.of(64, 1), OPENING, 454)).hasSize(64);
  }

  @Test
  void givenProver_whenAskedTooEarlyOrForNoTile_thenRefuses() {
    // Given
    MatrixProver early = new MatrixProver(new JavaBackend(), shape, SEED);
    early.next();

    // When // Then
    assertThatThrownBy(() -> early.open(new TilePlace(1, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(prover::next).isInstanceOf(IllegalStateException.class);
    for (TilePlace nowhere :
        List.of(
            new TilePlace(0, 0, 0),
            new TilePlace(4, 0, 0),
            new TilePlace(1, 192, 0),
            new TilePlace(1, -1, 0),
            new TilePlace(1, 0, 3))) {
      assertThatThrownBy(() -> prover.open(nowhere)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void givenRootsOfOtherNumber_whenVerifierIsMade_thenRefused() {
    // Given // When // Then
    assertThatThrownBy(() -> new MatrixVerifier(shape, SEED, roots.subList(0, 2), OPENING))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] seed(int number) {
    byte[] seed = new byte[32];
    new Random(number).nextBytes(seed);
    return seed;
  }
}
