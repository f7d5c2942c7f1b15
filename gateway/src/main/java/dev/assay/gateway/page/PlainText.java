package dev.assay.gateway.page;

import org.jspecify.annotations.Nullable;

/**
 * Makes text from a dossier or a source fit to be shown: no control or direction-changing
 * characters (which could make a line read otherwise than it is), and a bounded length. The
 * template escapes the rest.
 */
final class PlainText {
  private static final int SHOWN = 1500;

  private PlainText() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = String.valueOf(value).replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]", "\uFFFD");
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " …";
  }
}
