package dev.assay.inference.throughput;

import dev.assay.verification.document.Require;
import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one claimed rate, per second.
 *
 * @param claimed the rate
 * @param below how many blocks lie below it, by what counts for the claim
 * @param certainlyBelow how many lie below it even by what speaks against the claim
 * @param mean over all blocks, by what counts for the claim; rounded down
 * @param mostMean over all blocks, by what speaks against it; rounded up
 * @param lower the lower bound of the median block by what counts for the claim; null for too few
 * @param upper the upper bound of the median block by what speaks against it; null for too few
 * @param blocks the rate of each block in its order, by what counts for the claim
 */
public record RateObserved(
    BigDecimal claimed,
    int below,
    int certainlyBelow,
    BigDecimal mean,
    BigDecimal mostMean,
    @Nullable BigDecimal lower,
    @Nullable BigDecimal upper,
    List<BigDecimal> blocks) {
  public RateObserved {
    Require.present(claimed, "claimed");
    Require.present(mean, "mean");
    Require.present(mostMean, "mostMean");
    blocks = Require.list(blocks, "blocks", 200);
  }

  /** From the blocks' rates by what counts for the claim, and by what speaks against it. */
  static RateObserved of(BigDecimal claimed, double[] rates, double[] most, double alpha) {
    OptionalDouble lower = OrderStatistics.of(rates).lowerBound(0.5, alpha / 2);
    OptionalDouble upper = OrderStatistics.of(most).upperBound(0.5, alpha / 2);
    return new RateObserved(
        claimed,
        below(rates, claimed),
        below(most, claimed),
        ShownDecimal.floor(mean(rates)),
        ShownDecimal.ceiling(mean(most)),
        lower.isPresent() ? ShownDecimal.floor(lower.getAsDouble()) : null,
        upper.isPresent() ? ShownDecimal.ceiling(upper.getAsDouble()) : null,
        Arrays.stream(rates).mapToObj(ShownDecimal::nearest).toList());
  }

  private static int below(double[] rates, BigDecimal claimed) {
    return (int) Arrays.stream(rates).filter(rate -> rate < claimed.doubleValue()).count();
  }

  private static double mean(double[] rates) {
    return Arrays.stream(rates).sum() / rates.length;
  }
}
