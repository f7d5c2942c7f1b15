package dev.assay.inference.realtime;

import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.PairRule;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.RateTest;
import dev.assay.verification.statistics.SequentialDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a running series of pairs, whose requests go one after another, whether it may end after a
 * pair: when the claim is decided, when a request ended by us, since then the series says nothing,
 * or when the fewest pairs that count were all void, so that there is nothing to compare with. It
 * only ends a series; what the pairs say is judged from the transcript, by a test that holds
 * wherever it ended. Thread-safe.
 */
public final class PairStop {
  private final List<PlannedExchange> planned;
  private final PairRule rule;
  private final RateTest test;
  private @Nullable Exchanged half;
  private int voids;
  private int pairs;
  private int quick;
  private int certainlySlower;
  private boolean reached;

  public PairStop(PairRule rule, List<PlannedExchange> planned) {
    this.planned = planned;
    this.rule = rule;
    this.test = new RateTest(PairPlan.HALF, rule.alpha(), rule.fewest(), planned.size() / 2);
  }

  /** Whether the series may end. */
  public synchronized boolean reached() {
    return reached;
  }

  /** Takes the next answer in; two make a pair. */
  public synchronized void take(Exchanged answer) {
    Exchanged other = half;
    if (other == null) {
      half = answer;
      return;
    }
    half = null;
    count(isClaimed(answer) ? new TimedPair(answer, other) : new TimedPair(other, answer));
    reached = isOurs(answer) || isOurs(other) || isVain() || isDecided();
  }

  private void count(TimedPair pair) {
    if (pair.isVoid()) {
      voids++;
      return;
    }
    pairs++;
    quick += pair.isQuick(rule.atMostTimes()) ? 1 : 0;
    certainlySlower += pair.isCertainlySlower(rule.atMostTimes()) ? 1 : 0;
  }

  private boolean isVain() {
    return pairs == 0 && voids >= rule.fewest();
  }

  private boolean isDecided() {
    return test.look(pairs, certainlySlower, pairs - quick) != SequentialDecision.OPEN;
  }

  private static boolean isOurs(Exchanged answer) {
    return answer.outcome().ours() != null;
  }

  private boolean isClaimed(Exchanged answer) {
    return planned.get(answer.index()).party() == PairPlan.CLAIMED;
  }
}
