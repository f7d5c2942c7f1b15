package dev.assay.verification.matrix;

/** Arithmetic modulo the prime p = 2^61 - 1, on values from 0 to p-1. Pure. */
public final class Mersenne61 {
  /** The prime. */
  public static final long P = (1L << 61) - 1;

  private Mersenne61() {}

  /** The residue of any signed number. */
  public static long residue(long value) {
    long folded = (value & P) + (value >> 61);
    long once = folded < 0 ? folded + P : folded;
    return once >= P ? once - P : once;
  }

  /** The sum of two residues. */
  public static long add(long a, long b) {
    long sum = a + b;
    return sum >= P ? sum - P : sum;
  }

  /** The product of two residues: the 122 bits are folded at the 61st. */
  public static long multiply(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    long sum = (low & P) + (high << 3 | low >>> 61);
    return sum >= P ? sum - P : sum;
  }
}
