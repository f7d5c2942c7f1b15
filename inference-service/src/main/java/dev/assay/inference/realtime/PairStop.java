package dev.assay.inference.realtime;

import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.PairRule;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.RateTest;
import dev.assay.verification.statistics.SequentialDecision;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a running series of pairs whether it may end: when they decide the claim, or when nothing
 * that still comes can. It only ends a series, whose requests go one after another; what the pairs
 * say is judged from the transcript, by a test that holds wherever it ended. Thread-safe.
 */
public final class PairStop {
  private final List<PlannedExchange> planned;
  private final BigDecimal times;
  private final RateTest test;
  private @Nullable Exchanged half;
  private int pairs;
  private int quick;
  private int certainlySlower;
  private boolean reached;

  public PairStop(PairRule rule, List<PlannedExchange> planned) {
    this.planned = planned;
    this.times = rule.atMostTimes();
    this.test = new RateTest(PairPlan.HALF, rule.alpha(), rule.fewest(), planned.size() / 2);
  }

  /** Whether the series may end. */
  public synchronized boolean reached() {
    return reached;
  }

  /** Takes the next answer in; two make a pair. */
  public synchronized void take(Exchanged answer) {
    reached |= answer.outcome().ours() != null;
    Exchanged other = half;
    if (other == null) {
      half = answer;
    } else {
      half = null;
      count(isClaimed(answer) ? new TimedPair(answer, other) : new TimedPair(other, answer));
    }
  }

  private void count(TimedPair pair) {
    if (pair.isVoid()) {
      return;
    }
    pairs++;
    quick += pair.isQuick(times) ? 1 : 0;
    certainlySlower += pair.isCertainlySlower(times) ? 1 : 0;
    reached |= test.look(pairs, certainlySlower, pairs - quick) != SequentialDecision.OPEN;
  }

  private boolean isClaimed(Exchanged answer) {
    return planned.get(answer.index()).party() == PairPlan.CLAIMED;
  }
}
