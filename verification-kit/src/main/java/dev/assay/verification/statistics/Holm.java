package dev.assay.verification.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's step-down adjustment for several tests of one report (Scandinavian Journal of Statistics
 * 6, 1979): rejecting what is adjusted to alpha at most, the whole report errs once or more with
 * probability alpha at most, however the tests depend on each other.
 *
 * <p>In ascending order p_(1), p_(2), … p_(m) the adjusted p_(k) is the greatest of (m-j+1) p_(j)
 * over j = 1 to k, 1 at most. It is never more than m p, Bonferroni's, so what a split of alpha
 * decided stays decided: adjusting the final values can only sharpen.
 */
public final class Holm {
  private Holm() {}

  /** The adjusted p-values, in the order given; empty for none. */
  public static List<Tail> adjusted(List<Tail> tails) {
    int m = tails.size();
    Tail[] adjusted = new Tail[m];
    List<Integer> ascending =
        IntStream.range(0, m)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> tails.get(i).probability()))
            .toList();
    double greatest = 0;
    for (int k = 0; k < m; k++) {
      int place = ascending.get(k);
      greatest = Math.max(greatest, (m - k) * tails.get(place).probability());
      adjusted[place] = new Tail(Math.min(1, greatest));
    }
    return List.of(adjusted);
  }

  /**
   * The p-value of evidence that was looked at after every trial: min(1, 1/E) with E the greatest
   * so far, or the last (Vovk and Wang, Annals of Statistics 49, 2021); {@link #adjusted} takes it.
   */
  public static Tail ofEvidence(double lnE) {
    Arguments.require(!Double.isNaN(lnE), "ln E must be a number, not NaN");
    return Tail.possible(Math.exp(-Math.max(0, lnE)));
  }
}
