package dev.assay.gateway.page;

import dev.assay.verification.report.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Places the parts of a whole below each other, each with its text above its bar. Pure. */
final class SharesDrawing {
  private static final int ROW = 34;
  private static final int TEXT = 14;
  private static final int BAR = 19;
  private static final int LABEL_LENGTH = 22;

  /** What a part that is there at all keeps, however small, so that its bar can be seen. */
  private static final double LEAST = 0.005;

  private SharesDrawing() {}

  static Drawing of(Picture.Shares picture) {
    long total = Math.max(1, picture.parts().stream().mapToLong(Picture.Part::count).sum());
    List<Drawing.Row> rows = new ArrayList<>();
    for (Picture.Part part : picture.parts()) {
      double share = Math.clamp((double) part.count() / total, 0, 1);
      int above = rows.size() * ROW;
      rows.add(
          new Drawing.Row(
              above + TEXT,
              above + BAR,
              PictureDrawing.percent(part.count() > 0 ? Math.max(share, LEAST) : 0),
              PictureDrawing.label(part.label(), LABEL_LENGTH),
              PlainText.of(part.label()),
              String.format(Locale.ROOT, "%.1f %%", 100 * share),
              part.count()));
    }
    return new Drawing.Shares(PlainText.of(picture.title()), rows.size() * ROW, rows);
  }
}
