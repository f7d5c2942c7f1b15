package dev.assay.inference.latency;

import dev.assay.inference.claims.AvailabilityClaim;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.RateTest;
import dev.assay.inference.requests.RunObserved;
import dev.assay.inference.requests.StopRule;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedRequests;
import dev.assay.verification.statistics.SequentialDecision;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a running load whether it may end: when every claim is decided, or when nothing that still
 * comes can decide any. It only ends a load; what the load says is judged from the transcript, by a
 * test that holds wherever it ended. Pure; immutable.
 */
public final class EarlyStop {
  private final TimedRequests load;
  private final StopRule rule;

  public EarlyStop(TimedRequests load) {
    this.load = load;
    this.rule = load.stop();
  }

  /** From how many counted answers on it is worth asking. */
  public int fewest() {
    return rule.fewest();
  }

  /**
   * Whether these answers suffice: the longest run of answers from the first one on, in the order
   * in which they were due, so that quick answers aren't counted before slow ones.
   */
  public boolean suffices(List<TimedAnswer> warmUps, List<TimedAnswer> counted) {
    if (counted.stream().anyMatch(answer -> answer.outcome().ours() != null)) {
      return true;
    }
    return counted.size() >= rule.fewest()
        && !RunObserved.isOtherLoad(counted)
        && isDecided(rule.availability(), counted)
        && areDecided(warmUps, counted);
  }

  private boolean areDecided(List<TimedAnswer> warmUps, List<TimedAnswer> counted) {
    long ours = EndpointLatency.oursMicros(rule.latency(), warmUps, counted);
    return rule.latency().stream().allMatch(claim -> isDecided(claim, counted, ours));
  }

  private boolean isDecided(LatencyClaim claim, List<TimedAnswer> counted, long ours) {
    LatencySamples samples = LatencySamples.of(claim.metric(), counted, load.maxTokens(), ours);
    double limit = claim.atMostMs().doubleValue();
    int certainlyAbove = LatencySamples.above(samples.certain(), limit);
    int above = LatencySamples.above(samples.raw(), limit);
    return test(BigDecimal.ONE.subtract(claim.percentile()))
            .look(samples.n(), counted.size(), certainlyAbove, above)
        != SequentialDecision.OPEN;
  }

  private boolean isDecided(@Nullable AvailabilityClaim claim, List<TimedAnswer> counted) {
    if (claim == null) {
      return true;
    }
    int failed =
        (int) counted.stream().filter(answer -> answer.outcome() != AnswerOutcome.OK).count();
    return test(BigDecimal.ONE.subtract(claim.atLeastShare())).look(counted.size(), failed, failed)
        != SequentialDecision.OPEN;
  }

  private RateTest test(BigDecimal allowed) {
    return new RateTest(allowed, rule.alpha(), rule.fewest(), load.requests());
  }
}
