package dev.assay.inference.caching;

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
 * The experiment: units of a new prompt, then in random order the same one again and another new
 * one, one after another. Pure.
 */
final class TwinPrompts {
  static final String NEW = "new";
  static final String REPEATED = "repeated";
  static final String OTHER = "other new";

  /** Requests of one unit. */
  static final int UNIT = 3;

  /** What is confirmed: less than this share of repeated prompts is answered materially faster. */
  static final double SHARE = 0.25;

  /** Units are enough to confirm although so many of them go the other way. */
  private static final int STRAYS = 1;

  private static final int TOKENS = 64;
  private static final int DEADLINE_MILLIS = 60_000;

  private TwinPrompts() {}

  /** How many units decide at this error probability: 24 at 1 %, 33 at 0.1 %. */
  static int units(double alpha) {
    return BinomialTest.leastTrials(STRAYS, SHARE, alpha).orElseThrow();
  }

  /** The series; prompts differ from their first character on, but for the repeated ones. */
  static ExchangeSeries series(Party party, byte[] seed, double alpha) {
    List<PlannedExchange> planned = new ArrayList<>();
    int prompts = 0;
    for (List<Integer> order : RandomOrders.of(seed, units(alpha), 2)) {
      PlannedExchange first = asking(NEW, seed, prompts++);
      PlannedExchange other = asking(OTHER, seed, prompts++);
      PlannedExchange again = PlannedExchange.streamed(REPEATED, first.prompt(), TOKENS);
      planned.add(first);
      order.forEach(arm -> planned.add(arm == 0 ? again : other));
    }
    return new ExchangeSeries(
        "inference.caching of " + party.id(),
        List.of(party),
        Pacing.oneByOne(),
        planned,
        DEADLINE_MILLIS);
  }

  private static PlannedExchange asking(String group, byte[] seed, int prompt) {
    return PlannedExchange.streamed(group, PromptClass.SHORT.prompt(seed, prompt), TOKENS);
  }
}
