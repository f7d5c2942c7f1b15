package dev.assay.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixShapeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1, 64",
    "63, 1, 64",
    "100, 1, 64",
    "131072, 1, 4096",
    "128, 0, 64",
    "128, 100001, 64",
    "128, 1, 0",
    "128, 1, 96",
    "192, 1, 128",
    "16384, 1, 8192",
    "-64, 1, 64"
  })
  void givenUnusableSizes_whenMade_thenRefused(int n, int rounds, int columns) {
    // Given // When // Then
    assertThatThrownBy(() -> new MatrixShape(n, rounds, columns))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void givenShape_whenTilesAreNumbered_thenEachHasItsPlaceAndLeaf() {
    // Given
    MatrixShape shape = new MatrixShape(256, 3, 64);

    // When // Then
    assertThat(shape.tiles()).isEqualTo(3 * 256 * 4);
    assertThat(shape.place(0)).isEqualTo(new TilePlace(1, 0, 0));
    assertThat(shape.place(1024 + 4 * 5 + 3)).isEqualTo(new TilePlace(2, 5, 3));
    assertThat(shape.leaf(new TilePlace(2, 5, 3))).isEqualTo(23);
    assertThat(shape.operations()).isEqualTo(2L * 256 * 256 * 256 * 3);
  }

  @Test
  void givenLargestShape_whenCounted_thenNothingOverflows() {
    // Given
    MatrixShape shape = new MatrixShape(MatrixShape.LARGEST, MatrixShape.MOST_ROUNDS, 64);

    // When // Then
    assertThat(shape.tiles()).isEqualTo(131_008L * 2047 * 100_000);
    assertThat(shape.operations().bitLength()).isGreaterThan(62);
    assertThat(131_008L * 128 * 128).isLessThan(1L << 31);
  }
}
