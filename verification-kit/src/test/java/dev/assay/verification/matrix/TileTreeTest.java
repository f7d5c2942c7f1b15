package dev.assay.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TileTreeTest {
  private final TileTree tree = new TileTree();

  @Test
  void givenTreesOfAnySize_whenLeavesAreOpened_thenEachPathLeadsToItsRootAlone() {
    for (int size = 1; size <= 40; size++) {
      // Given
      byte[] leaves = new byte[size * 32];
      new Random(size).nextBytes(leaves);
      byte[] root = tree.root(leaves);

      for (int leaf = 0; leaf < size; leaf++) {
        // When
        List<byte[]> path = tree.path(leaves, leaf);
        byte[] hash = java.util.Arrays.copyOfRange(leaves, leaf * 32, leaf * 32 + 32);

        // Then
        assertThat(tree.leads(hash, leaf, size, path, root)).isTrue();
        assertThat(tree.leads(hash, (leaf + 1) % size, size, path, root)).isEqualTo(size == 1);
        assertThat(tree.leads(hash, leaf, size, with(path, hash), root)).isFalse();
        if (size > 1) {
          assertThat(tree.leads(hash, leaf, size, path.subList(1, path.size()), root)).isFalse();
        }
      }
    }
  }

  @Test
  void givenPathOfShortHashes_whenFollowed_thenItLeadsNowhere() {
    // Given
    byte[] leaves = new byte[64];

    // When // Then
    assertThat(tree.leads(new byte[32], 0, 2, List.of(new byte[31]), tree.root(leaves))).isFalse();
  }

  private static List<byte[]> with(List<byte[]> path, byte[] more) {
    List<byte[]> longer = new ArrayList<>(path);
    longer.add(more);
    return longer;
  }
}
