package dev.assay.inference.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When the answers were given, by their own times and our clock.
 *
 * @param pairs how many answers follow the one of the round before
 * @param skipped how many rounds between the first and the last aren't served
 * @param longestSeconds the longest time between two such answers
 * @param longestRound the round that it ended with
 * @param oldSeconds how old the newest answer was when we read it; negative when it was of the
 *     future
 */
public record RhythmFacts(
    int pairs, long skipped, long longestSeconds, long longestRound, long oldSeconds) {

  /** Of answers in the order of their rounds, read then. */
  static RhythmFacts of(List<OracleAnswer> answers, Instant read) {
    int pairs = 0;
    long skipped = 0;
    long longest = 0;
    long longestRound = 0;
    Instant newest = Instant.MIN;
    for (int i = 0; i < answers.size(); i++) {
      OracleAnswer answer = answers.get(i);
      newest = answer.at().isAfter(newest) ? answer.at() : newest;
      long step = i == 0 ? 0 : answer.round() - answers.get(i - 1).round();
      skipped += Math.max(0, step - 1);
      if (step == 1) {
        pairs++;
        long gap = Duration.between(answers.get(i - 1).at(), answer.at()).toSeconds();
        if (gap > longest) {
          longest = gap;
          longestRound = answer.round();
        }
      }
    }
    long old = answers.isEmpty() ? 0 : Duration.between(newest, read).toSeconds();
    return new RhythmFacts(pairs, skipped, longest, longestRound, old);
  }
}
