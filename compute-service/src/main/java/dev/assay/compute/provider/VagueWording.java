package dev.assay.compute.provider;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds words that promise hardware without saying whose, how many or which. Pure. */
final class VagueWording {
  private static final Pattern VAGUE =
      Pattern.compile(
          """
          \\b(?:up to|access to|as many as|partner(?:s|ed|ship|ships)?|network of providers\
          |(?:tens|hundreds|thousands|millions) of(?: thousands of)?|countless|unlimited|limitless\
          |virtually|potentially|enterprise[- ]grade|world[- ]class|state[- ]of[- ]the[- ]art\
          |top[- ]tier|tier[- ]1|industry[- ]leading|leading (?:providers?|data ?cent(?:er|re)s?)\
          |and more)\\b""");

  private VagueWording() {}

  /** The vague words of a quotation as it writes them, each once, in their order. */
  static List<String> in(String quote) {
    return VAGUE
        .matcher(quote.toLowerCase(Locale.ROOT))
        .results()
        .map(found -> asWritten(quote, found))
        .distinct()
        .toList();
  }

  private static String asWritten(String quote, MatchResult found) {
    boolean sameLength = quote.length() == quote.toLowerCase(Locale.ROOT).length();
    return sameLength ? quote.substring(found.start(), found.end()) : found.group();
  }
}
