package dev.assay.inference.identity;

import dev.assay.inference.comparison.DrawnNumbers;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A prompt that is as long as it may be: a drawn number at its beginning, words without sense, and
 * at the end the wish to have the number repeated. Pure.
 *
 * @param number the needle
 * @param text the whole prompt
 */
record LongPrompt(String number, String text) {
  private static final int FEWEST_DIGITS = 10_000_000;
  private static final int OVER_PER_WORD = 8;
  private static final List<String> WORDS =
      List.of(
          "river", "stone", "paper", "green", "house", "light", "table", "winter", "garden",
          "music", "road", "cloud", "seven", "bread", "forest", "window");

  /**
   * The longest prompt of this seed that measures no more than this.
   *
   * @param measure of a text; a word more never makes it less
   */
  static LongPrompt of(byte[] seed, int most, ToIntFunction<String> measure) {
    DrawnNumbers drawn = DrawnNumbers.of(seed, "long prompt v1");
    String number = String.valueOf(FEWEST_DIGITS + drawn.below(FEWEST_DIGITS * 9));
    int[] words = new int[most];
    for (int i = 0; i < most; i++) {
      words[i] = drawn.below(WORDS.size());
    }
    int count = most;
    String text = text(number, words, count);
    int over = measure.applyAsInt(text) - most;
    while (over > 0 && count > 0) {
      count = Math.max(0, count - Math.max(1, over / OVER_PER_WORD));
      text = text(number, words, count);
      over = measure.applyAsInt(text) - most;
    }
    return new LongPrompt(number, text);
  }

  private static String text(String number, int[] words, int count) {
    StringBuilder text = new StringBuilder("The number to keep is ").append(number).append(".\n");
    for (int i = 0; i < count; i++) {
      text.append(' ').append(WORDS.get(words[i]));
    }
    return text.append("\nRepeat the number that stands at the beginning, and nothing else.")
        .toString();
  }
}
