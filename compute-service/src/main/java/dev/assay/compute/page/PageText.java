package dev.assay.compute.page;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What to search a page's text for; every search takes time linear in the text. Pure. */
public final class PageText {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private PageText() {}

  /** A name as words of their own, whatever its case and the spaces in it. */
  public static Predicate<String> naming(String name) {
    String wanted = Pattern.quote(plain(name).strip());
    Pattern word = Pattern.compile("(?<![\\p{L}\\p{N}])" + wanted + "(?![\\p{L}\\p{N}])");
    return text -> word.matcher(plain(text)).find();
  }

  /** A figure as a number of its own: 2.49 and 2.490, but neither 12.49 nor 2.495. */
  public static Predicate<String> showing(BigDecimal figure) {
    String digits = figure.stripTrailingZeros().toPlainString();
    String zeros = digits.contains(".") ? "0*" : "(?:\\.0+)?";
    Pattern number =
        Pattern.compile(
            "(?<![0-9])(?<![0-9][.,])" + Pattern.quote(digits) + zeros + "(?![0-9]|[.,][0-9])");
    return text -> number.matcher(text).find();
  }

  private static String plain(String text) {
    return SPACE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
  }
}
