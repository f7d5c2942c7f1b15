package dev.assay.inference.measurement;

import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.RunObserved;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of a measurement, recomputed from its transcript.
 *
 * @param warmUps requests that count for nothing
 * @param requests requests that count
 * @param outcomes how many of them ended how
 * @param metrics times of the requests
 * @param rates how much there was in a second
 * @param worstLateMs how late the prober was at worst; in a closed load nothing is late
 * @param redactions how many times the key was replaced in what came back
 */
public record Measured(
    String schema,
    int warmUps,
    int requests,
    Map<AnswerOutcome, Integer> outcomes,
    List<MeasuredMetric> metrics,
    @Nullable MeasuredRates rates,
    BigDecimal worstLateMs,
    int redactions) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.measurement/v1";

  public Measured {
    outcomes = new TreeMap<>(outcomes);
    metrics = List.copyOf(metrics);
  }

  /** What this transcript shows. */
  public static Measured of(MeasurementOrder order, ExchangeTranscript transcript) {
    int warmUps = order.load().warmUpCount();
    List<Exchanged> counted =
        transcript.exchanges().subList(warmUps, transcript.exchanges().size());
    List<@Nullable AnswerTimes> times = new ArrayList<>();
    counted.forEach(exchanged -> times.add(AnswerTimes.of(exchanged, order.load().maxTokens())));
    return new Measured(
        SCHEMA,
        warmUps,
        counted.size(),
        outcomes(counted),
        metrics(order, times),
        MeasuredRates.of(order, counted, times),
        RunObserved.millis(worstLate(counted)),
        transcript.redactions());
  }

  private static List<MeasuredMetric> metrics(
      MeasurementOrder order, List<@Nullable AnswerTimes> times) {
    List<MeasuredMetric> metrics = new ArrayList<>();
    if (order.load().streamed()) {
      metrics.add(MeasuredMetric.of("TTFT", times, AnswerTimes::ttft));
      metrics.add(MeasuredMetric.of("TPOT", times, AnswerTimes::tpot));
    }
    metrics.add(MeasuredMetric.of("E2E", times, AnswerTimes::e2e));
    return metrics.stream().filter(Objects::nonNull).toList();
  }

  private static long worstLate(List<Exchanged> counted) {
    return counted.stream().mapToLong(e -> e.sentMicros() - e.dueMicros()).max().orElse(0);
  }

  private static Map<AnswerOutcome, Integer> outcomes(List<Exchanged> counted) {
    Map<AnswerOutcome, Integer> outcomes = new TreeMap<>();
    counted.forEach(exchanged -> outcomes.merge(exchanged.outcome(), 1, Integer::sum));
    return outcomes;
  }
}
