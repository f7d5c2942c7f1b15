package dev.assay.gateway.page;

import dev.assay.verification.report.Picture;

/** Computes where the parts of a picture stand. Pure. */
final class PictureDrawing {
  private PictureDrawing() {}

  static Drawing of(Picture picture) {
    return switch (picture) {
      case Picture.Histogram histogram -> new HistogramDrawing(histogram).drawing();
      case Picture.Shares shares -> SharesDrawing.of(shares);
    };
  }

  /** A place or width from left to right. */
  static String percent(double share) {
    return Math.round(share * 10_000) / 100.0 + "%";
  }

  /** A label that leaves room for its neighbours: its middle is left out when it is too long. */
  static String label(String text, int most) {
    String plain = PlainText.of(text);
    int points = plain.codePointCount(0, plain.length());
    if (points <= most) {
      return plain;
    }
    int head = plain.offsetByCodePoints(0, most * 2 / 3);
    int tail = plain.offsetByCodePoints(plain.length(), -(most - most * 2 / 3 - 1));
    return plain.substring(0, head) + "…" + plain.substring(tail);
  }
}
