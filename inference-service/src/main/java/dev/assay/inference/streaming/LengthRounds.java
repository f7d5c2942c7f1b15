package dev.assay.inference.streaming;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.exchanges.RandomOrders;
import dev.assay.inference.requests.PromptClass;
import dev.assay.verification.statistics.BinomialTest;
import java.util.ArrayList;
import java.util.List;

/**
 * The experiment: rounds of three requests that differ in nothing but the length that they ask for,
 * in a random order, one after another. Pure.
 */
final class LengthRounds {
  /** The lengths that are asked for, in tokens. */
  static final List<Integer> LENGTHS = List.of(16, 64, 256);

  static final int SHORTEST = LENGTHS.getFirst();
  static final int LONGEST = LENGTHS.getLast();

  /** Rounds are enough to decide although so many of them go the other way. */
  private static final int STRAYS = 3;

  private static final int DEADLINE_MILLIS = 120_000;

  private LengthRounds() {}

  /** How many rounds decide at this error probability: 17 at 1 %, 21 at 0.1 %. */
  static int rounds(double alpha) {
    return BinomialTest.leastTrials(STRAYS, StreamingJudge.HALF, alpha).orElseThrow();
  }

  /** The series; each prompt differs from its first character on. */
  static ExchangeSeries series(Party party, byte[] seed, double alpha) {
    List<PlannedExchange> planned = new ArrayList<>();
    for (List<Integer> order : RandomOrders.of(seed, rounds(alpha), LENGTHS.size())) {
      for (int arm : order) {
        int length = LENGTHS.get(arm);
        String prompt = PromptClass.SHORT.prompt(seed, planned.size());
        planned.add(PlannedExchange.streamed(length + " tokens", prompt, length));
      }
    }
    return new ExchangeSeries(
        "inference.streaming of " + party.id(),
        List.of(party),
        Pacing.oneByOne(),
        planned,
        DEADLINE_MILLIS);
  }
}
