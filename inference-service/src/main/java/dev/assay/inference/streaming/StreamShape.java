package dev.assay.inference.streaming;

import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * How the whole answers of a series arrived, for the reader; slopes are by least squares over all
 * of them, milliseconds for each token that was asked for.
 *
 * @param firstSlope of the first part's time; next to 0 where answers are streamed
 * @param middleSlope of the time of the text's half; half of the last one's where they are
 * @param lastSlope of the last part's time
 * @param burstShare parts that came within a millisecond of the one before, as a share
 * @param charactersPerPart mean
 * @param lastToFirst median of last part's time over first part's, of the longest answers
 * @param shortCharacters median size of the answers to the shortest length
 * @param longCharacters median size of the answers to the longest length
 */
public record StreamShape(
    BigDecimal firstSlope,
    BigDecimal middleSlope,
    BigDecimal lastSlope,
    BigDecimal burstShare,
    BigDecimal charactersPerPart,
    BigDecimal lastToFirst,
    BigDecimal shortCharacters,
    BigDecimal longCharacters) {
  private static final double MICROS_PER_MILLI = 1000;
  private static final double HALF = 0.5;

  /** The lengths asked for are 16-fold; that much of it has to show. */
  private static final BigDecimal TOLD_APART = new BigDecimal(4);

  /** Of answers of which the shortest and the longest length have one each at least. */
  static StreamShape of(List<StreamedAnswer> answers) {
    List<StreamedAnswer> brief = asked(LengthRounds.SHORTEST, answers);
    List<StreamedAnswer> wordy = asked(LengthRounds.LONGEST, answers);
    long gaps = answers.stream().mapToLong(StreamedAnswer::gaps).sum();
    long bursts = answers.stream().mapToLong(StreamedAnswer::bursts).sum();
    long size = answers.stream().mapToLong(StreamedAnswer::size).sum();
    return new StreamShape(
        slope(answers, StreamedAnswer::first),
        slope(answers, StreamedAnswer::middle),
        slope(answers, StreamedAnswer::last),
        ShownDecimal.nearest((double) bursts / Math.max(1, gaps)),
        ShownDecimal.nearest((double) size / (gaps + answers.size())),
        median(wordy, answer -> (double) answer.last() / Math.max(1, answer.first())),
        median(brief, StreamedAnswer::size),
        median(wordy, StreamedAnswer::size));
  }

  /** Whether the longest answers really were longer. */
  boolean tellsLengthsApart() {
    return longCharacters.compareTo(TOLD_APART.multiply(shortCharacters)) >= 0;
  }

  List<Observed> shown(Provenance from) {
    return List.of(
        Observed.of("first-token.slope", firstSlope, "ms/token", from),
        Observed.of("median-token.slope", middleSlope, "ms/token", from),
        Observed.of("last-token.slope", lastSlope, "ms/token", from),
        Observed.of("parts.within-1-ms", burstShare, "share", from),
        Observed.of("parts.characters", charactersPerPart, "characters/part", from),
        Observed.of("last-to-first-token", lastToFirst, "times", from),
        Observed.of("answer-to-16.characters", shortCharacters, "characters", from),
        Observed.of("answer-to-256.characters", longCharacters, "characters", from));
  }

  private static List<StreamedAnswer> asked(int length, List<StreamedAnswer> answers) {
    return answers.stream().filter(answer -> answer.asked() == length).toList();
  }

  private static BigDecimal median(
      List<StreamedAnswer> answers, ToDoubleFunction<StreamedAnswer> value) {
    double[] values = answers.stream().mapToDouble(value).toArray();
    return ShownDecimal.nearest(OrderStatistics.of(values).quantile(HALF));
  }

  private static BigDecimal slope(
      List<StreamedAnswer> answers, ToLongFunction<StreamedAnswer> micros) {
    double meanX = answers.stream().mapToInt(StreamedAnswer::asked).average().orElseThrow();
    double meanY = answers.stream().mapToLong(micros).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    for (StreamedAnswer answer : answers) {
      double x = answer.asked() - meanX;
      xy += x * (micros.applyAsLong(answer) - meanY);
      xx += x * x;
    }
    return ShownDecimal.nearest(xy / xx / MICROS_PER_MILLI);
  }
}
