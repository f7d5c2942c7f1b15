package dev.assay.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verification.matrix.MatrixPrf.Tag;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatrixPrfTest {

  @Test
  void givenZeroKey_whenFirstEntriesAreMade_thenTheyAreTheDocumentedOnes() {
    // Given
    MatrixPrf prf = new MatrixPrf(new byte[32]);
    byte[] b = new byte[64];
    byte[] a = new byte[64];

    // When
    prf.row(Tag.B, 0, 0, b);
    prf.row(Tag.A, 1, 2, a);

    // Then
    assertThat(HexFormat.of().formatHex(b, 0, 16)).isEqualTo(MatrixVectors.B_ROW_0);
    assertThat(HexFormat.of().formatHex(a, 0, 16)).isEqualTo(MatrixVectors.A_1_ROW_2);
  }

  @Test
  void givenAnyRow_whenItIsMade_thenItIsTheKeyStreamOfRfc8439() {
    // Given
    Random random = new Random(5);
    byte[] key = new byte[32];
    random.nextBytes(key);
    MatrixPrf prf = new MatrixPrf(key);
    byte[] row = new byte[40_000];

    // When
    prf.row(Tag.A, 7, 70_000, row);

    // Then
    for (int block : new int[] {0, 1, 255, 256, 624}) {
      byte[] expected = ChaCha20Reference.block(key, new int[] {'A', 7, 70_000}, block);
      assertThat(Arrays.copyOfRange(row, block * 64, block * 64 + 64)).isEqualTo(expected);
    }
  }

  @Test
  void givenOneRow_whenPartsAreAskedAgain_thenTheyAreTheSame() {
    // Given
    MatrixPrf prf = new MatrixPrf(new byte[32]);
    byte[] row = new byte[8192];
    byte[] part = new byte[4096];

    // When
    prf.row(Tag.B, 0, 3, row);
    prf.fill(Tag.B, 0, 3, 4096, part);

    // Then
    assertThat(part).isEqualTo(Arrays.copyOfRange(row, 4096, 8192));
  }

  @Test
  void givenAMillionEntries_whenTheyAreCounted_thenEveryValueComesAsOften() {
    // Given
    MatrixPrf prf = new MatrixPrf(new byte[32]);
    byte[] row = new byte[1 << 20];

    // When
    prf.row(Tag.B, 0, 0, row);

    // Then
    int[] count = new int[256];
    for (byte entry : row) {
      count[entry & 0xff]++;
    }
    assertThat(Arrays.stream(count)).allMatch(times -> times > 3700 && times < 4500);
  }

  /** ChaCha20 as RFC 8439, section 2.3, writes it; another program than the one under test. */
  static final class ChaCha20Reference {
    private ChaCha20Reference() {}

    static byte[] block(byte[] key, int[] nonce, int counter) {
      int[] state = new int[16];
      state[0] = 0x61707865;
      state[1] = 0x3320646e;
      state[2] = 0x79622d32;
      state[3] = 0x6b206574;
      ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(state, 4, 8);
      state[12] = counter;
      System.arraycopy(nonce, 0, state, 13, 3);
      int[] x = state.clone();
      for (int round = 0; round < 10; round++) {
        for (int c = 0; c < 4; c++) {
          quarter(x, c, c + 4, c + 8, c + 12);
        }
        for (int c = 0; c < 4; c++) {
          quarter(x, c, (c + 1) % 4 + 4, (c + 2) % 4 + 8, (c + 3) % 4 + 12);
        }
      }
      ByteBuffer out = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < 16; i++) {
        out.putInt(x[i] + state[i]);
      }
      return out.array();
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
      x[a] += x[b];
      x[d] = Integer.rotateLeft(x[d] ^ x[a], 16);
      x[c] += x[d];
      x[b] = Integer.rotateLeft(x[b] ^ x[c], 12);
      x[a] += x[b];
      x[d] = Integer.rotateLeft(x[d] ^ x[a], 8);
      x[c] += x[d];
      x[b] = Integer.rotateLeft(x[b] ^ x[c], 7);
    }
  }
}
