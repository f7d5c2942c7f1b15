package dev.assay.inference.stream;

/**
 * Counts words between blanks: no tokenizer in common use has a token that spans two of them, so
 * that a text has as many tokens at least.
 */
public final class Words {
  private Words() {}

  /** How many words there are. */
  public static int in(String text) {
    int words = 0;
    boolean within = false;
    for (int i = 0; i < text.length(); i++) {
      boolean blank = Character.isWhitespace(text.charAt(i));
      words += !blank && !within ? 1 : 0;
      within = !blank;
    }
    return words;
  }
}
