package dev.assay.gateway.page;

import java.util.List;

/** A picture with its places computed, ready for the template's inline SVG. Pixels throughout. */
public sealed interface Drawing {
  /** Its caption. */
  String title();

  /** For the template: which of the two it is. */
  default boolean histogram() {
    return this instanceof Histogram;
  }

  /** Upright bars over a row of buckets, with lines at marked values. */
  record Histogram(
      String title, int width, int height, int base, String unit, List<Bar> bars, List<Line> lines)
      implements Drawing {}

  /** One upright bar; its label stands below when it is not empty. */
  record Bar(int x, int y, int width, int height, long count, String bound, String label) {}

  /** A line at a marked value; its label stands on the given row. */
  record Line(int x, int labelY, String anchor, String label) {}

  /** Lying bars, one for each part of a whole. */
  record Shares(String title, int width, int height, List<Row> rows) implements Drawing {}

  /** One lying bar. */
  record Row(int y, int textY, int width, String label, String share, long count) {}
}
