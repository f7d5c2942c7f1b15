package dev.assay.gateway.page;

import dev.assay.verification.report.Picture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes where the parts of a picture stand. Pure. */
final class PictureDrawing {
  private static final int WIDTH = 680;
  private static final int PLOT = 150;
  private static final int LABELS = 30;
  private static final int MARKS = 18;
  private static final int ROW = 24;
  private static final int BAR_SPACE = 380;
  private static final int MOST_LABELS = 10;

  private PictureDrawing() {}

  static Drawing of(Picture picture) {
    return switch (picture) {
      case Picture.Histogram histogram -> histogram(histogram);
      case Picture.Shares shares -> shares(shares);
    };
  }

  private static Drawing histogram(Picture.Histogram picture) {
    List<Picture.Bucket> buckets = picture.buckets();
    long most = Math.max(1, buckets.stream().mapToLong(Picture.Bucket::count).max().orElse(1));
    int step = Math.max(1, WIDTH / Math.max(1, buckets.size()));
    int top = MARKS * picture.marks().size() + 6;
    int labelEvery = Math.max(1, (buckets.size() + MOST_LABELS - 1) / MOST_LABELS);
    List<Drawing.Bar> bars = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i++) {
      Picture.Bucket bucket = buckets.get(i);
      int height = (int) Math.ceil((double) bucket.count() * PLOT / most);
      String bound = bucket.upTo().isEmpty() ? "failed" : PlainText.of(bucket.upTo());
      boolean labelled = i % labelEvery == 0 || i == buckets.size() - 1;
      bars.add(
          new Drawing.Bar(
              i * step,
              top + PLOT - height,
              Math.max(1, step - 2),
              height,
              bucket.count(),
              bound,
              labelled ? bound : ""));
    }
    List<Drawing.Line> lines = new ArrayList<>();
    for (int i = 0; i < picture.marks().size(); i++) {
      Picture.Mark mark = picture.marks().get(i);
      int x = place(mark, buckets) * step + step;
      lines.add(
          new Drawing.Line(
              Math.min(x, WIDTH - 1),
              MARKS * (i + 1) - 4,
              x > WIDTH / 2 ? "end" : "start",
              PlainText.of(mark.label())));
    }
    return new Drawing.Histogram(
        PlainText.of(picture.title()),
        WIDTH,
        top + PLOT + LABELS,
        top + PLOT,
        PlainText.of(picture.unit()),
        bars,
        lines);
  }

  /** The bucket that holds the mark's value; the last one when none does. */
  private static int place(Picture.Mark mark, List<Picture.Bucket> buckets) {
    BigDecimal at = number(mark.at());
    for (int i = 0; i < buckets.size() && at != null; i++) {
      BigDecimal bound = number(buckets.get(i).upTo());
      if (bound != null && bound.compareTo(at) >= 0) {
        return i;
      }
    }
    return buckets.size() - 1;
  }

  private static Drawing shares(Picture.Shares picture) {
    long total = Math.max(1, picture.parts().stream().mapToLong(Picture.Part::count).sum());
    long most =
        Math.max(1, picture.parts().stream().mapToLong(Picture.Part::count).max().orElse(1));
    List<Drawing.Row> rows = new ArrayList<>();
    for (int i = 0; i < picture.parts().size(); i++) {
      Picture.Part part = picture.parts().get(i);
      rows.add(
          new Drawing.Row(
              i * ROW + 4,
              i * ROW + 17,
              (int) Math.max(1, part.count() * BAR_SPACE / most),
              PlainText.of(part.label()),
              "%.1f %%".formatted(100.0 * part.count() / total),
              part.count()));
    }
    return new Drawing.Shares(
        PlainText.of(picture.title()), WIDTH, picture.parts().size() * ROW + 8, rows);
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
