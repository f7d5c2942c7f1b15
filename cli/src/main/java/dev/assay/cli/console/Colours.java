package dev.assay.cli.console;

import dev.assay.verification.finding.Outcome;
import dev.assay.verification.policy.VerdictWord;

/**
 * Colours words by what they mean, where colours are welcome.
 *
 * @param on whether to colour at all
 */
public record Colours(boolean on) {
  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";
  private static final String GREY = "90";
  private static final String BOLD = "1";

  /** A verdict. */
  public String of(VerdictWord word) {
    return switch (word) {
      case PASS -> in(BOLD + ";" + GREEN, word.name());
      case FAIL -> in(BOLD + ";" + RED, word.name());
      case WATCHLIST, INCONCLUSIVE -> in(BOLD + ";" + YELLOW, word.name());
    };
  }

  /** An outcome, padded to the longest. */
  public String of(Outcome outcome) {
    String padded = "%-14s".formatted(outcome);
    return switch (outcome) {
      case CONFIRMED -> in(GREEN, padded);
      case REFUTED -> in(RED, padded);
      case UNPROVEN -> in(YELLOW, padded);
      case NOT_APPLICABLE -> in(GREY, padded);
    };
  }

  /** Something less important. */
  public String grey(String text) {
    return in(GREY, text);
  }

  /** A heading. */
  public String bold(String text) {
    return in(BOLD, text);
  }

  private String in(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
