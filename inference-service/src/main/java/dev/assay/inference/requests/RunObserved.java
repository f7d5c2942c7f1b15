package dev.assay.inference.requests;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the load on one endpoint went, whatever is claimed of it.
 *
 * @param endpoint the claim's id
 * @param requests how many counted
 * @param outcomes how many ended how
 * @param lateSends how many the prober sent later than {@code lateLimitMs}
 * @param lateLimitMs how late it may be for the load to be what was claimed
 * @param worstLateMs how late it was at worst
 * @param reason why the run says nothing of the endpoint; null when it does
 * @param explanation in words, when there is a reason
 */
public record RunObserved(
    String endpoint,
    int requests,
    Map<AnswerOutcome, Integer> outcomes,
    int lateSends,
    BigDecimal lateLimitMs,
    BigDecimal worstLateMs,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {
  private static final int MICRO_DIGITS = 3;
  private static final int HUNDRED = 100;
  private static final long SHORTEST_LATE_MICROS = 1_000;
  private static final long LONGEST_LATE_MICROS = 500_000;
  private static final long RUN_PER_LATE = 20;

  public RunObserved {
    Require.present(endpoint, "endpoint");
    outcomes = new TreeMap<>(Require.present(outcomes, "outcomes"));
    Require.present(from, "from");
  }

  /** How this run went. */
  public static RunObserved of(EndpointRun run) {
    return switch (run.answer()) {
      case Unanswered<TimedTranscript> none ->
          new RunObserved(
              run.claim().id(),
              0,
              Map.of(),
              0,
              BigDecimal.ZERO,
              BigDecimal.ZERO,
              none.reason(),
              none.explanation(),
              none.from());
      case Answered<TimedTranscript> answered -> measured(run, answered);
    };
  }

  private static RunObserved measured(EndpointRun run, Answered<TimedTranscript> answered) {
    List<TimedAnswer> answers = answered.value().answers();
    long lateLimitMicros = lateLimitMicros(answers);
    int late = late(answers, lateLimitMicros);
    RunTrouble trouble = RunTrouble.of(run.claim(), answered.value(), late);
    return new RunObserved(
        run.claim().id(),
        answers.size(),
        outcomes(answers),
        late,
        millis(lateLimitMicros),
        millis(answers.stream().mapToLong(TimedAnswer::lateMicros).max().orElse(0)),
        trouble == null ? null : trouble.reason(),
        trouble == null ? null : trouble.explanation(),
        answered.from());
  }

  /** How many requests succeeded. */
  public int succeeded() {
    return outcomes.getOrDefault(AnswerOutcome.OK, 0);
  }

  /** The failures by their kind and the prober's own lateness, for the reader. */
  public List<Observed> shown() {
    List<Observed> shown = new ArrayList<>();
    if (requests > 0) {
      outcomes.forEach(
          (outcome, count) ->
              shown.add(Observed.of("outcome." + outcome, count, "requests", from)));
      shown.add(Observed.of("prober.late", lateSends, "requests", from));
      shown.add(Observed.of("prober.late.limit", lateLimitMs, "ms", from));
      shown.add(Observed.of("prober.late.worst", worstLateMs, "ms", from));
    }
    return shown;
  }

  /** How many requests the prober sent later than that. */
  public static int late(List<TimedAnswer> answers, long limitMicros) {
    return (int) answers.stream().filter(answer -> answer.lateMicros() > limitMicros).count();
  }

  /** Whether so many were sent so late that it was not the claimed load. */
  public static boolean isOtherLoad(List<TimedAnswer> answers) {
    return isOverloaded(late(answers, lateLimitMicros(answers)), answers.size());
  }

  /** Whether more sends were late than the one in a hundred that a run bears. */
  public static boolean isOverloaded(int late, int requests) {
    return (long) late * HUNDRED > requests;
  }

  /** Microseconds as milliseconds, exactly. */
  public static BigDecimal millis(long micros) {
    BigDecimal plain = BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** A twentieth of the run, within bounds: the load is then what was claimed, within 5 %. */
  private static long lateLimitMicros(List<TimedAnswer> answers) {
    long run = answers.getLast().scheduledMicros() - answers.getFirst().scheduledMicros();
    return Math.clamp(run / RUN_PER_LATE, SHORTEST_LATE_MICROS, LONGEST_LATE_MICROS);
  }

  private static Map<AnswerOutcome, Integer> outcomes(List<TimedAnswer> answers) {
    Map<AnswerOutcome, Integer> counts = new TreeMap<>();
    answers.forEach(answer -> counts.merge(answer.outcome(), 1, Integer::sum));
    return counts;
  }
}
