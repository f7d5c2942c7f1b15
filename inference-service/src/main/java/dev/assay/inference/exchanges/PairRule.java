package dev.assay.inference.exchanges;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;

/**
 * When a series of pairs of requests may end before its last one: as soon as they decide whether
 * the first party is no more than so many times slower than the second.
 *
 * @param atMostTimes the claimed factor
 * @param alpha the error probability of each decision, over all looks
 * @param fewest so many pairs are counted in any case
 */
public record PairRule(BigDecimal atMostTimes, BigDecimal alpha, int fewest) {
  public PairRule {
    Require.present(atMostTimes, "atMostTimes");
    Require.present(alpha, "alpha");
    Require.that(fewest > 0, "fewest", "must be positive");
  }

  /** Whether it may end after so many requests: between two pairs alone. */
  boolean mayEndAfter(int requests) {
    return requests > 0 && requests % 2 == 0;
  }
}
