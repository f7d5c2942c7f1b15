package dev.assay.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;

/** Where something stands on the screen, in CSS pixels. */
record Box(double x, double y, double width, double height) {
  private static final double ROUNDING = 0.5;

  /** Lines of text may touch: a box is as high as the font's tallest glyph. */
  private static final double TOUCHING = 3;

  static Box of(Locator locator) {
    BoundingBox box = locator.boundingBox();
    return box == null ? new Box(0, 0, 0, 0) : new Box(box.x, box.y, box.width, box.height);
  }

  /** The shape of each of a drawing's parts, without the stroke around it. */
  static List<Box> shapes(Locator parts) {
    return parts.all().stream().map(Box::shape).toList();
  }

  /** A drawing's units are CSS pixels from its corner on. */
  private static Box shape(Locator part) {
    Map<?, ?> box =
        (Map<?, ?>)
            part.evaluate(
                """
                part => {
                  const box = part.getBBox();
                  const corner = part.ownerSVGElement.getBoundingClientRect();
                  return {
                    x: corner.x + box.x, y: corner.y + box.y,
                    width: box.width, height: box.height
                  };
                }
                """);
    return new Box(number(box, "x"), number(box, "y"), number(box, "width"), number(box, "height"));
  }

  private static double number(Map<?, ?> box, String name) {
    return ((Number) box.get(name)).doubleValue();
  }

  static List<Box> all(Locator locator) {
    return locator.all().stream().map(Box::of).toList();
  }

  boolean within(Box outer) {
    return x >= outer.x - ROUNDING
        && y >= outer.y - ROUNDING
        && x + width <= outer.x + outer.width + ROUNDING
        && y + height <= outer.y + outer.height + ROUNDING;
  }

  boolean covers(Box other) {
    return x < other.x + other.width
        && other.x < x + width
        && y + TOUCHING < other.y + other.height
        && other.y + TOUCHING < y + height;
  }
}
