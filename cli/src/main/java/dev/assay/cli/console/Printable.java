package dev.assay.cli.console;

/** Makes text that others wrote safe to print: a terminal obeys control characters. */
public final class Printable {
  private Printable() {}

  /** The text on one line, without control characters. */
  public static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069]+", " ")
        .strip();
  }
}
