package dev.assay.inference.identity;

import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.comparison.DrawnNumbers;
import dev.assay.inference.comparison.DrawnSeries;
import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.TokenLogprob;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Asks an endpoint and its reference for one token after the same short prompt, with its five most
 * likely alternatives, in one drawn order, and measures how far the log-probabilities lie apart.
 *
 * @param alpha the error probability that the decision will be held to
 */
record LogprobTrial(Sides sides, double alpha) {
  private static final String GROUP = "first token";
  private static final int TOP = 5;
  private static final int LEAST_SAMPLES = 10;
  private static final int MOST_SAMPLES = 20;
  private static final int DEADLINE_MILLIS = 60_000;

  /** What comes of it. */
  Uni<LogprobObserved> observe(ModelClaim claim, Probes probes) {
    return DrawnSeries.ask(probes, Occasion.of("log-probabilities", claim), this::series)
        .map(this::read);
  }

  /** So many of each side that a random split is the observed one, or its mirror, seldom enough. */
  static int samples(double alpha) {
    int n = LEAST_SAMPLES;
    while (n < MOST_SAMPLES && 2 / splits(n) > alpha / 10) {
      n++;
    }
    return n;
  }

  private static double splits(int n) {
    double splits = 1;
    for (int i = 1; i <= n; i++) {
      splits *= (double) (n + i) / i;
    }
    return splits;
  }

  private ExchangeSeries series(byte[] seed) {
    DrawnNumbers drawn = DrawnNumbers.of(seed, "log-probabilities v1");
    PlannedExchange asked =
        PlannedExchange.streamed(GROUP, "x" + drawn.below(10_000), 1)
            .whole()
            .withTopLogprobs(TOP)
            .at(BigDecimal.ONE);
    List<PlannedExchange> planned = new ArrayList<>();
    for (int i = 0; i < samples(alpha); i++) {
      planned.add(asked.to(Sides.ENDPOINT));
      planned.add(asked.to(Sides.REFERENCE));
    }
    return new ExchangeSeries(
        "inference.model-identity: log-probabilities of " + sides.endpoint().id(),
        sides.parties(),
        Pacing.oneByOne(),
        drawn.shuffled(planned),
        DEADLINE_MILLIS);
  }

  private LogprobObserved read(DrawnSeries run) {
    SeriesTrouble trouble = run.trouble();
    if (trouble != null) {
      return LogprobObserved.troubled(trouble, run.from());
    }
    List<TokenLogprob> endpoint = first(run.of(Sides.ENDPOINT));
    List<TokenLogprob> reference = first(run.of(Sides.REFERENCE));
    int both = Math.min(endpoint.size(), reference.size());
    if (both == 0) {
      String who = endpoint.isEmpty() ? sides.endpoint().id() : sides.reference().id();
      return LogprobObserved.troubled(
          new SeriesTrouble(Reason.NOT_MEASURABLE, who + " gives no log-probabilities."),
          run.from());
    }
    LogprobDistance distance =
        LogprobDistance.of(endpoint.subList(0, both), reference.subList(0, both));
    BigDecimal nats = distance.nats();
    Permuted permuted = distance.permuted(run.seed(), Permuted.draws(alpha));
    int dropped = 2 * (samples(alpha) - both);
    return new LogprobObserved(both, dropped, distance.tokens(), nats, permuted, null, run.from());
  }

  /** The first token of every whole answer that tells its log-probability. */
  private static List<TokenLogprob> first(List<Exchanged> exchanges) {
    return exchanges.stream()
        .map(Exchanged::whole)
        .filter(Objects::nonNull)
        .map(Heard::logprobs)
        .filter(tokens -> !tokens.isEmpty())
        .map(List::getFirst)
        .toList();
  }
}
