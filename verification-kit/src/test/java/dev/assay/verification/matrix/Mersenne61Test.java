package dev.assay.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Mersenne61Test {
  private static final BigInteger P = BigInteger.valueOf(Mersenne61.P);

  @Test
  void givenManyNumbers_whenComputed_thenEqualToExactArithmetic() {
    // Given
    Random random = new Random(1);
    long[] edges = {0, 1, Mersenne61.P - 1, Mersenne61.P - 2, 1L << 60, 1L << 32};

    for (int i = 0; i < 20_000; i++) {
      long a = i < 36 ? edges[i % 6] : Math.floorMod(random.nextLong(), Mersenne61.P);
      long b = i < 36 ? edges[i / 6] : Math.floorMod(random.nextLong(), Mersenne61.P);
      long any = i == 0 ? Long.MIN_VALUE : i == 1 ? Long.MAX_VALUE : random.nextLong();

      // When // Then
      assertThat(Mersenne61.multiply(a, b))
          .isEqualTo(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).mod(P).longValue());
      assertThat(Mersenne61.add(a, b))
          .isEqualTo(BigInteger.valueOf(a).add(BigInteger.valueOf(b)).mod(P).longValue());
      assertThat(Mersenne61.residue(any)).isEqualTo(BigInteger.valueOf(any).mod(P).longValue());
    }
  }
}
