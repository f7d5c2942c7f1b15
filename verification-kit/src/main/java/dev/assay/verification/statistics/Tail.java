package dev.assay.verification.statistics;

import java.math.BigDecimal;

/**
 * The probability of an outcome at least as extreme as the observed one, if the tested hypothesis
 * is true; 0 only where that outcome is impossible.
 *
 * <p>Decisions look at twelve significant digits, so that a probability which equals the bound (1
 * in 100 against 0.01) is decided alike on every platform. The stated error is kept to within one
 * part in 10^12.
 *
 * @param probability 0 to 1
 */
public record Tail(double probability) {
  /** What can't happen under the hypothesis: a decision on it has no error. */
  static final Tail IMPOSSIBLE = new Tail(0);

  public Tail {
    Arguments.require(
        probability >= 0 && probability <= 1, "a probability is 0 to 1, not " + probability);
  }

  /** The tail of a possible outcome: too small for a double is still more than 0. */
  static Tail possible(double probability) {
    return new Tail(Math.clamp(probability, Double.MIN_VALUE, 1.0));
  }

  /** Whether the hypothesis is rejected at this error probability (0 to 1, exclusive). */
  public boolean atMost(double alpha) {
    BigDecimal bound = BigDecimal.valueOf(Arguments.between0And1(alpha, "alpha"));
    return ShownDecimal.stable(probability).compareTo(bound) <= 0;
  }

  /** The probability as a finding shows it: six digits, rounded up, never understated. */
  public BigDecimal shown() {
    return ShownDecimal.ceiling(probability).min(BigDecimal.ONE);
  }
}
