package dev.assay.inference.latency;

import dev.assay.verification.report.Picture.Bucket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts values into buckets whose bounds are the same for every run: 1, 1.5, 2, 3, 5 and 7 of each
 * decade of milliseconds. Pure.
 */
final class LatencyHistogram {
  private static final String[] STEPS = {"1", "1.5", "2", "3", "5", "7"};
  private static final int FIRST_DECADE = -2;
  private static final int DECADES = 9;
  private static final List<BigDecimal> BOUNDS = bounds();

  private LatencyHistogram() {}

  /** From the first bucket with a value to the last; infinite values last, without a bound. */
  static List<Bucket> of(double[] values) {
    long[] counts = new long[BOUNDS.size() + 1];
    int first = BOUNDS.size();
    int last = -1;
    for (double value : values) {
      int bucket = bucket(value);
      counts[bucket]++;
      if (bucket < BOUNDS.size()) {
        first = Math.min(first, bucket);
        last = Math.max(last, bucket);
      }
    }
    List<Bucket> buckets = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      buckets.add(new Bucket(BOUNDS.get(i).toPlainString(), counts[i]));
    }
    if (counts[BOUNDS.size()] > 0) {
      buckets.add(new Bucket("", counts[BOUNDS.size()]));
    }
    return buckets;
  }

  private static int bucket(double value) {
    int bucket = 0;
    while (bucket < BOUNDS.size() && value > BOUNDS.get(bucket).doubleValue()) {
      bucket++;
    }
    return bucket;
  }

  private static List<BigDecimal> bounds() {
    List<BigDecimal> bounds = new ArrayList<>();
    for (int decade = FIRST_DECADE; decade < FIRST_DECADE + DECADES; decade++) {
      for (String step : STEPS) {
        bounds.add(new BigDecimal(step).scaleByPowerOfTen(decade));
      }
    }
    return List.copyOf(bounds);
  }
}
