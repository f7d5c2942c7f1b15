package dev.assay.gateway.page;

import dev.assay.verification.report.Picture;
import dev.assay.verification.report.Picture.Bucket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places the bars, labels and marked values of a histogram. Pure. */
final class HistogramDrawing {
  private static final int PLOT = 140;
  private static final int BELOW = 36;
  private static final int MARK_ROW = 19;
  private static final int ABOVE = 6;
  private static final int MOST_LABELS = 7;
  private static final int LABEL_LENGTH = 8;
  private static final int MARK_LENGTH = 30;

  /** Bars keep clear of both edges, where the first and the last label need room. */
  private static final double EDGE = 0.05;

  private static final double BAR_SHARE = 0.86;

  private final Picture.Histogram picture;
  private final List<Bucket> buckets;
  private final long most;
  private final int top;

  HistogramDrawing(Picture.Histogram picture) {
    this.picture = picture;
    this.buckets = picture.buckets();
    this.most = Math.max(1, buckets.stream().mapToLong(Bucket::count).max().orElse(1));
    this.top = MARK_ROW * picture.marks().size() + ABOVE;
  }

  Drawing drawing() {
    int base = top + PLOT;
    return new Drawing.Histogram(
        PlainText.of(picture.title()),
        base + BELOW,
        top,
        base,
        most,
        PlainText.of(picture.unit()),
        bars(base),
        lines());
  }

  private List<Drawing.Bar> bars(int base) {
    int last = buckets.size() - 1;
    int every = Math.max(1, (buckets.size() + MOST_LABELS - 1) / MOST_LABELS);
    List<Drawing.Bar> bars = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      Bucket bucket = buckets.get(i);
      boolean failed = bucket.upTo().isEmpty();
      String bound = failed ? "failed" : PlainText.of(bucket.upTo());
      boolean labelled = i == last || (i % every == 0 && last - i >= every);
      int height = (int) Math.ceil((double) bucket.count() * PLOT / most);
      bars.add(
          new Drawing.Bar(
              PictureDrawing.percent(place(i + (1 - BAR_SHARE) / 2)),
              PictureDrawing.percent(place(i + 0.5)),
              base - height,
              PictureDrawing.percent((1 - 2 * EDGE) * BAR_SHARE / buckets.size()),
              height,
              bucket.count(),
              failed,
              bound,
              labelled ? PictureDrawing.label(bound, LABEL_LENGTH) : ""));
    }
    return bars;
  }

  private List<Drawing.Line> lines() {
    List<Drawing.Line> lines = new ArrayList<>();
    for (Picture.Mark mark : picture.marks()) {
      double x = place(position(number(mark.at())));
      lines.add(
          new Drawing.Line(
              PictureDrawing.percent(x),
              MARK_ROW * (lines.size() + 1) - 4,
              x > 0.5 ? "end" : "start",
              label(mark)));
    }
    return lines;
  }

  /** A mark beyond the last bar says so: its line can only stand at the end. */
  private String label(Picture.Mark mark) {
    BigDecimal at = number(mark.at());
    boolean beyond =
        at != null
            && buckets.stream()
                .map(bucket -> number(bucket.upTo()))
                .noneMatch(bound -> bound != null && bound.compareTo(at) >= 0);
    return PictureDrawing.label(mark.label(), MARK_LENGTH)
        + ": "
        + PictureDrawing.label(mark.at(), LABEL_LENGTH)
        + " "
        + PlainText.of(picture.unit())
        + (beyond ? " →" : "");
  }

  /** Where a count of buckets from the left ends, as a share of the width. */
  private double place(double bucketsFromLeft) {
    return EDGE + (1 - 2 * EDGE) * bucketsFromLeft / Math.max(1, buckets.size());
  }

  /**
   * How many buckets from the left a value stands, within its bucket by its distance from the
   * bounds; at the end of the bounded ones when none holds it.
   */
  private double position(@Nullable BigDecimal at) {
    BigDecimal below = BigDecimal.ZERO;
    int i = 0;
    for (; i < buckets.size(); i++) {
      BigDecimal bound = number(buckets.get(i).upTo());
      if (bound == null) {
        return i;
      }
      if (at != null && bound.compareTo(at) >= 0 && bound.compareTo(below) > 0) {
        double part = at.subtract(below).doubleValue() / bound.subtract(below).doubleValue();
        return i + Math.clamp(part, 0, 1);
      }
      below = bound;
    }
    return i;
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
