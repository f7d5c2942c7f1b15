package dev.assay.inference.roofline;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.PromptClass;
import dev.assay.verification.statistics.BinomialTest;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The experiment: requests of 128 tokens, one after another, so that none shares a batch of ours.
 */
final class SingleStreams {
  private static final int STRAYS = 1;
  private static final int TOKENS = 128;
  private static final int DEADLINE_MILLIS = 180_000;

  private SingleStreams() {}

  /** How many streams decide at this error probability: 11 at 1 %, 14 at 0.1 %. */
  static int count(double alpha) {
    return BinomialTest.leastTrials(STRAYS, RooflineJudge.HALF, alpha).orElseThrow();
  }

  /** The series; each prompt differs from its first character on. */
  static ExchangeSeries series(Party party, byte[] seed, double alpha) {
    List<PlannedExchange> planned =
        IntStream.range(0, count(alpha))
            .mapToObj(i -> PromptClass.SHORT.prompt(seed, i))
            .map(prompt -> PlannedExchange.streamed("single stream", prompt, TOKENS))
            .toList();
    return new ExchangeSeries(
        "inference.roofline of " + party.id(),
        List.of(party),
        Pacing.oneByOne(),
        planned,
        DEADLINE_MILLIS);
  }
}
