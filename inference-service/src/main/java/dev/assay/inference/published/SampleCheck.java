package dev.assay.inference.published;

import dev.assay.verification.statistics.OrderStatistics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares published figures with the samples that are published beside them: a percentile has to
 * lie between the two samples around it, whatever formula it comes from. Pure.
 */
final class SampleCheck {
  private SampleCheck() {}

  /** Each figure that its own samples contradict, in words. */
  static List<String> contradictions(Publication publication) {
    List<String> contradictions = new ArrayList<>();
    for (PublishedFigure figure : publication.metrics()) {
      for (Publication.Samples samples : publication.samples()) {
        if (samples.metric() == figure.metric() && !samples.values().isEmpty()) {
          compare(figure, samples.values(), contradictions);
        }
      }
    }
    return contradictions;
  }

  private static void compare(
      PublishedFigure figure, List<BigDecimal> values, List<String> contradictions) {
    if (figure.n() != null && figure.n() != values.size()) {
      contradictions.add(
          figure.name()
              + " is said to rest on "
              + figure.n()
              + " requests, of which "
              + values.size()
              + " are published.");
    }
    BigDecimal percentile = figure.percentile();
    if (percentile == null) {
      return;
    }
    OrderStatistics sample =
        OrderStatistics.of(values.stream().mapToDouble(BigDecimal::doubleValue).toArray());
    BigDecimal least = BigDecimal.valueOf(sample.at(rank(values.size() - 1, percentile)));
    int above = Math.min(values.size(), rank(values.size(), percentile));
    BigDecimal most = BigDecimal.valueOf(sample.at(above));
    if (figure.value().add(figure.rounding()).compareTo(least) < 0
        || figure.value().subtract(figure.rounding()).compareTo(most) > 0) {
      contradictions.add(
          "%s is published as %s ms; its %d samples have it between %s and %s ms."
              .formatted(
                  figure.name(), figure.value().toPlainString(), values.size(), least, most));
    }
  }

  /** The rank of the sample at or below a percentile of one more value than this. */
  static int rank(int size, BigDecimal percentile) {
    return percentile.multiply(BigDecimal.valueOf(size)).intValue() + 1;
  }
}
