package dev.assay.inference.identity;

import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.Heard.TokenLogprob;
import dev.assay.verification.statistics.PermutationDesign;
import dev.assay.verification.statistics.PermutationTest;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How far two sides' log-probabilities of one token lie apart: the mean over all tokens that were
 * given of the absolute difference of the sides' means (the statistic of arXiv 2512.03816). A token
 * that an answer doesn't give has that answer's least value, since it can't have more. Of an answer
 * only the most likely tokens count: the one that was sampled is there by chance. In whole
 * nano-nats, so that ties are ties. Pure; confined to one thread.
 */
final class LogprobDistance {
  private static final double NANO = 1e9;
  private static final double LEAST = -100;

  private final long[][] values;
  private final int tokens;

  private LogprobDistance(long[][] values, int tokens) {
    this.values = values;
    this.tokens = tokens;
  }

  /** The first tokens of as many answers of either side, one at least. */
  static LogprobDistance of(List<TokenLogprob> first, List<TokenLogprob> second) {
    if (first.isEmpty() || first.size() != second.size()) {
      throw new IllegalArgumentException("one answer at least, as many of either side");
    }
    List<Map<String, Long>> given =
        Stream.concat(first.stream(), second.stream()).map(LogprobDistance::given).toList();
    TreeSet<String> all = new TreeSet<>();
    given.forEach(map -> all.addAll(map.keySet()));
    List<long[]> rows = new ArrayList<>();
    for (Map<String, Long> map : given) {
      long least = map.values().stream().mapToLong(Long::longValue).min().orElse(0);
      rows.add(all.stream().mapToLong(token -> map.getOrDefault(token, least)).toArray());
    }
    return new LogprobDistance(rows.toArray(long[][]::new), all.size());
  }

  /** How many different tokens were given. */
  int tokens() {
    return tokens;
  }

  /** The distance as it was observed, in nats. */
  BigDecimal nats() {
    double perToken = (double) sum(labels()) / tokens;
    return ShownDecimal.nearest(perToken * 2 / values.length / NANO);
  }

  /** How often answers that change sides lie as far apart. */
  Permuted permuted(byte[] seed, int draws) {
    return Permuted.greater(
        PermutationTest.ofLabels(PermutationDesign.of(labels()), this::sum, seed, draws));
  }

  private long sum(int[] labels) {
    long[] differences = new long[tokens];
    for (int i = 0; i < values.length; i++) {
      for (int token = 0; token < tokens; token++) {
        differences[token] += labels[i] == 0 ? values[i][token] : -values[i][token];
      }
    }
    return LongStream.of(differences).map(Math::abs).sum();
  }

  private int[] labels() {
    return IntStream.range(0, values.length).map(i -> i * 2 / values.length).toArray();
  }

  private static Map<String, Long> given(TokenLogprob answer) {
    Map<String, Long> given = new TreeMap<>();
    answer.top().forEach(other -> given.put(other.token(), nanos(other.logprob())));
    if (given.isEmpty()) {
      given.put(answer.token(), nanos(answer.logprob()));
    }
    return given;
  }

  private static long nanos(double logprob) {
    return Math.round(Math.clamp(logprob, LEAST, 0.0) * NANO);
  }
}
