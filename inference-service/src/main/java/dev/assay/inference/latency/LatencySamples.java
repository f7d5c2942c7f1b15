package dev.assay.inference.latency;

import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * One metric of every counted request, in milliseconds; a failure is infinite. Immutable.
 *
 * @param metric which one
 * @param raw from when the request was due, with the fewest tokens that there can have been: what
 *     confirms
 * @param certain without the prober's delay, opening the connection, a round trip and what a busy
 *     prober may have added, with the most tokens that there can have been: what refutes
 * @param failed how many of them are failures
 * @param excluded how many whole answers came in one piece, so that they have no TPOT
 */
record LatencySamples(
    LatencyMetric metric, double[] raw, double[] certain, int failed, int excluded) {
  private static final double MICROS_PER_MILLI = 1000;

  /**
   * The samples of these answers, to each of which at most so many tokens were asked for.
   *
   * @param ours microseconds that the way and a busy prober may have added to each of them, besides
   *     opening a connection and sending late
   */
  static LatencySamples of(
      LatencyMetric metric, List<TimedAnswer> answers, int maxTokens, long ours) {
    List<double[]> values = new ArrayList<>();
    int failed = 0;
    int excluded = 0;
    for (TimedAnswer answer : answers) {
      Tokens tokens = answer.tokens();
      if (tokens == null) {
        failed++;
        values.add(new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY});
      } else if (metric == LatencyMetric.TPOT && tokens.chunks() < 2) {
        excluded++;
      } else {
        values.add(values(metric, answer, tokens, maxTokens, ours));
      }
    }
    return new LatencySamples(metric, column(values, 0), column(values, 1), failed, excluded);
  }

  int n() {
    return raw.length;
  }

  /** How many of these values lie above a limit. */
  static int above(double[] values, double limit) {
    int above = 0;
    for (double value : values) {
      above += value > limit ? 1 : 0;
    }
    return above;
  }

  private static double[] values(
      LatencyMetric metric, TimedAnswer answer, Tokens tokens, int maxTokens, long ours) {
    if (metric == LatencyMetric.TPOT) {
      double between = (tokens.lastMicros() - tokens.firstMicros()) / MICROS_PER_MILLI;
      return new double[] {between / (tokens.fewest() - 1), between / (tokens.most(maxTokens) - 1)};
    }
    long until = metric == LatencyMetric.TTFT ? tokens.firstMicros() : tokens.lastMicros();
    Long connect = answer.connectMicros();
    long network = (connect == null ? 0 : connect) + ours;
    return new double[] {
      (until - answer.scheduledMicros()) / MICROS_PER_MILLI,
      Math.max(0, until - answer.sentMicros() - network) / MICROS_PER_MILLI
    };
  }

  private static double[] column(List<double[]> values, int column) {
    return values.stream().mapToDouble(pair -> pair[column]).toArray();
  }
}
