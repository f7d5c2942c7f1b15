package dev.assay.data.licence;

import dev.assay.verification.document.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A text as the words that matter when licences are compared, after SPDX's matching guidelines:
 * case, white space, punctuation, kinds of quotation marks and of English, and http for https
 * don't.
 */
final class LicenceWords {
  /** The longest text that is compared, in characters. */
  static final int LONGEST = 1 << 18;

  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("https", "http"),
          Map.entry("licence", "license"),
          Map.entry("licences", "licenses"),
          Map.entry("licenced", "licensed"),
          Map.entry("sublicence", "sublicense"),
          Map.entry("acknowledgement", "acknowledgment"),
          Map.entry("organisation", "organization"),
          Map.entry("organisations", "organizations"),
          Map.entry("recognise", "recognize"),
          Map.entry("authorised", "authorized"),
          Map.entry("favour", "favor"));

  private LicenceWords() {}

  /** The words of this text, in order. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String lower = text.toLowerCase(Locale.ROOT).replace("©", " c ");
    for (int i = 0; i < lower.length(); ) {
      int character = lower.codePointAt(i);
      i += Character.charCount(character);
      if (Character.isLetterOrDigit(character)) {
        word.appendCodePoint(character);
      } else if (!isApostrophe(character)) {
        close(word, words);
      }
    }
    close(word, words);
    return words;
  }

  /** The digest of the words, one for all texts that say the same. */
  static Digest digest(List<String> words) {
    return Digest.of(String.join(" ", words).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isApostrophe(int character) {
    return character == '\'' || character == '’' || character == '‘' || character == '`';
  }

  private static void close(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      String closed = word.toString();
      words.add(SAME.getOrDefault(closed, closed));
      word.setLength(0);
    }
  }
}
