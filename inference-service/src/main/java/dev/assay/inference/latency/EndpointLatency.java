package dev.assay.inference.latency;

import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.requests.EndpointRun;
import dev.assay.inference.requests.RunObserved;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedTranscript;
import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.probe.Answer.Answered;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one endpoint's latency.
 *
 * @param run how the load went
 * @param region from where it was put, as the operator says; null when nothing is said
 * @param lateSends how many the prober sent too late to hold times against the endpoint
 * @param lateLimitMs how late it may be for that: 2 % of the tightest claimed limit, 1 at least
 * @param metrics those that are claimed; empty when the run gave no transcript
 */
public record EndpointLatency(
    RunObserved run,
    @Nullable String region,
    int lateSends,
    BigDecimal lateLimitMs,
    List<MetricObserved> metrics) {
  private static final long SHORTEST_LATE_MICROS = 1000;

  /** Two per cent: 1000 microseconds a millisecond, a fiftieth of them. */
  private static final BigDecimal LATE_MICROS_PER_LIMIT_MILLI = new BigDecimal(20);

  public EndpointLatency {
    Require.present(run, "run");
    Require.present(lateLimitMs, "lateLimitMs");
    metrics = Require.list(metrics, "metrics", LatencyMetric.values().length);
  }

  /** What this run shows, with bounds of the claimed percentiles at this error probability. */
  public static EndpointLatency of(EndpointRun run, double alpha) {
    RunObserved observed = RunObserved.of(run);
    long limit = lateLimitMicros(run.claim().latency());
    if (!(run.answer() instanceof Answered<TimedTranscript> answered)) {
      return new EndpointLatency(observed, null, 0, RunObserved.millis(limit), List.of());
    }
    List<TimedAnswer> answers = answered.value().answers();
    long ours = oursMicros(run.claim().latency(), answered.value().warmUps(), answers);
    return new EndpointLatency(
        observed,
        answered.value().region(),
        RunObserved.late(answers, limit),
        RunObserved.millis(limit),
        metrics(run, answers, ours, alpha));
  }

  /**
   * What is to be taken off each time before it speaks against the endpoint, besides its own
   * opening of a connection: a round trip, and what a busy prober may have added, since it may
   * receive as late as it sends and its worst delay stands for that.
   */
  static long oursMicros(
      List<LatencyClaim> claims, List<TimedAnswer> warmUps, List<TimedAnswer> answers) {
    long roundTrip = Math.min(shortestConnect(warmUps), shortestConnect(answers));
    int late = RunObserved.late(answers, lateLimitMicros(claims));
    long busy =
        RunObserved.isOverloaded(late, answers.size())
            ? answers.stream().mapToLong(TimedAnswer::lateMicros).max().orElse(0)
            : 0;
    return busy + (roundTrip == Long.MAX_VALUE ? 0 : roundTrip);
  }

  /** Opening a connection takes a round trip at least; requests over a kept one don't tell. */
  private static long shortestConnect(List<TimedAnswer> answers) {
    return answers.stream()
        .map(TimedAnswer::connectMicros)
        .mapToLong(connect -> connect == null ? Long.MAX_VALUE : connect)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Whether the prober was so busy that its own delay is taken off whatever speaks against. */
  public boolean proberLate() {
    return RunObserved.isOverloaded(lateSends, run.requests());
  }

  /** How the load went and how late the prober was, for the reader. */
  public List<Observed> shown() {
    List<Observed> shown = new ArrayList<>(run.shown());
    if (run.requests() > 0) {
      shown.add(Observed.of("prober.late-to-time", lateSends, "requests", run.from()));
      shown.add(Observed.of("prober.late-to-time.limit", lateLimitMs, "ms", run.from()));
    }
    return shown;
  }

  /** Two per cent of the tightest limit, and a millisecond at least. */
  private static long lateLimitMicros(List<LatencyClaim> claims) {
    return claims.stream()
        .map(LatencyClaim::atMostMs)
        .map(LATE_MICROS_PER_LIMIT_MILLI::multiply)
        .mapToLong(BigDecimal::longValue)
        .map(micros -> Math.max(SHORTEST_LATE_MICROS, micros))
        .min()
        .orElse(SHORTEST_LATE_MICROS);
  }

  private static List<MetricObserved> metrics(
      EndpointRun run, List<TimedAnswer> answers, long ours, double alpha) {
    return run.claim().latency().stream()
        .map(LatencyClaim::metric)
        .distinct()
        .sorted()
        .map(
            metric ->
                MetricObserved.of(
                    LatencySamples.of(metric, answers, run.claim().maxTokens(), ours),
                    run.claim().latency(),
                    alpha))
        .toList();
  }
}
