package dev.assay.inference.recorded;

import dev.assay.verification.probe.UnreadableAnswer;

/** Walks over the lines of a log without copying them; a line feed ends one. */
public final class LogLines {
  /** The most bytes that one line may have; longer ones are malformed. */
  static final int LONGEST = 1 << 20;

  /** Takes one line that isn't empty; numbers count from 1. */
  @FunctionalInterface
  public interface Taker {
    void take(int number, int from, int length) throws UnreadableAnswer;
  }

  private LogLines() {}

  /** Hands over each line that isn't empty. */
  public static void each(byte[] body, Taker taker) throws UnreadableAnswer {
    int number = 0;
    int from = 0;
    while (from < body.length) {
      int end = from;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      number++;
      int length = end - from - (end > from && body[end - 1] == '\r' ? 1 : 0);
      if (length > 0) {
        taker.take(number, from, length);
      }
      from = end + 1;
    }
  }
}
