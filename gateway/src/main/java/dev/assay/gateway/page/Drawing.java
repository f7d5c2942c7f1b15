package dev.assay.gateway.page;

import java.util.List;

/**
 * A picture with its places computed, ready for the template's inline SVG. Places from left to
 * right are percentages, so that a picture fills whatever width the reader's screen has; heights
 * are pixels.
 */
public sealed interface Drawing {
  /** Its caption. */
  String title();

  /** For the template: which of the two it is. */
  default boolean histogram() {
    return this instanceof Histogram;
  }

  /**
   * Upright bars over a row of buckets, with lines at marked values.
   *
   * @param top where a bar of the greatest count ends
   * @param base where bars stand
   * @param most the greatest count
   */
  record Histogram(
      String title,
      int height,
      int top,
      int base,
      long most,
      String unit,
      List<Bar> bars,
      List<Line> lines)
      implements Drawing {}

  /** One upright bar; its label stands below its middle when it is not empty. */
  record Bar(
      String x,
      String middle,
      int y,
      String width,
      int height,
      long count,
      boolean failed,
      String bound,
      String label) {}

  /** A line at a marked value; its label stands on the given row. */
  record Line(String x, int labelY, String anchor, String label) {}

  /** Lying bars, one for each part of a whole. */
  record Shares(String title, int height, List<Row> rows) implements Drawing {}

  /** One lying bar below its text; its width is its share of the whole. */
  record Row(
      int textY, int y, String width, String label, String wholeLabel, String share, long count) {}
}
