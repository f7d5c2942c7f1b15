package dev.assay.inference.identity;

import dev.assay.inference.comparison.DrawnNumbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Short prompts whose numbers of tokens tell the pinned tokenizers apart: rare scripts, digits,
 * runs of spaces. Each begins and ends with the same word, so that what a chat template adds, trims
 * or merges at the edges is the same for all, and cancels in a difference. They are drawn, so that
 * nobody can have the right numbers ready; only characters that Unicode's normal forms leave alone.
 */
final class TokenizerPrompts {
  /** The prompt that the others are compared with. */
  static final String PLAIN = "assay assay";

  private static final String EDGE = "assay";
  private static final String SIGNS = "!#$%&*+,-./:;<=>?@^_|~";

  private final DrawnNumbers drawn;
  private final List<Prompt> prompts = new ArrayList<>();

  /**
   * One prompt.
   *
   * @param kind what it has between its edges
   */
  record Prompt(String kind, String text) {}

  private TokenizerPrompts(DrawnNumbers drawn) {
    this.drawn = drawn;
  }

  /** The prompts of this seed, in a fixed order of kinds. */
  static List<Prompt> of(byte[] seed) {
    return new TokenizerPrompts(DrawnNumbers.of(seed, "tokenizer prompts v1")).draw();
  }

  private List<Prompt> draw() {
    add("few digits", range('0', '9', 5));
    add("many digits", range('0', '9', 17));
    add("small letters", range('a', 'z', 16));
    add("capital letters", range('A', 'Z', 14));
    add("signs", pick(SIGNS, 12));
    add("code", "if (" + range('a', 'z', 3) + ") {\n" + spaces(5, 12) + "return;\n}");
    add("lines", " a\n\n" + "\t".repeat(2 + drawn.below(4)) + "b\n\n\nc");
    add("Cyrillic", range(0x0430, 0x044F, 10));
    add("Devanagari", range(0x0915, 0x0928, 8));
    add("Thai", range(0x0E01, 0x0E2E, 8));
    add("Ethiopic", range(0x1208, 0x1246, 6));
    add("Hangul", range(0xAC00, 0xD7A3, 7));
    add("Han", range(0x4E00, 0x9FA5, 8));
    add("emoji", range(0x1F600, 0x1F64F, 5));
    prompts.add(new Prompt("spaces", EDGE + spaces(7, 20) + EDGE));
    return prompts;
  }

  private void add(String kind, String between) {
    prompts.add(new Prompt(kind, EDGE + " " + between + " " + EDGE));
  }

  private String range(int first, int last, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.appendCodePoint(first + drawn.below(last - first + 1));
    }
    return text.toString();
  }

  private String pick(String of, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(of.charAt(drawn.below(of.length())));
    }
    return text.toString();
  }

  private String spaces(int least, int most) {
    return " ".repeat(least + drawn.below(most - least + 1));
  }
}
