package dev.assay.inference.identity;

import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.comparison.DrawnNumbers;
import dev.assay.inference.comparison.DrawnSeries;
import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.inference.identity.EqualityObserved.Batch;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Asks an endpoint and its reference the same drawn prompts, ten times each at temperature 1 in one
 * drawn order, and measures how far the answers lie apart; batch after batch, until the stated
 * error is reached or no batch is left. Four prompts a batch, so eighty requests.
 *
 * @param alpha the error probability that the decision will be held to
 */
record ModelEquality(Sides sides, double alpha) {
  private static final int PROMPTS = 4;
  private static final int SAMPLES = 10;
  private static final int DRAWS = 9_999;
  private static final int AT_ONCE = 4;
  private static final int DEADLINE_MILLIS = 60_000;
  private static final int MOST_BATCHES = 8;
  private static final List<String> THINGS =
      List.of(
          "lighthouse",
          "orchard",
          "glacier",
          "violin",
          "harbour",
          "beehive",
          "telescope",
          "quarry",
          "windmill",
          "archive",
          "ferry",
          "volcano",
          "tailor",
          "desert",
          "clock",
          "meadow");

  /** What comes of it. */
  Uni<EqualityObserved> observe(ModelClaim claim, Probes probes) {
    return further(claim, probes, new EqualityObserved(List.of(), null));
  }

  /** As many batches as can reach the stated error with the least p that they can have, and one. */
  static int batches(double alpha) {
    double most = Math.sqrt(DRAWS + 1.0) / 2;
    return Math.min(MOST_BATCHES, (int) Math.ceil(Math.log(1 / alpha) / Math.log(most)) + 1);
  }

  private Uni<EqualityObserved> further(ModelClaim claim, Probes probes, EqualityObserved soFar) {
    int batch = soFar.batches().size();
    if (soFar.trouble() != null || soFar.differs(alpha) || batch == batches(alpha)) {
      return Uni.createFrom().item(soFar);
    }
    return DrawnSeries.ask(
            probes, Occasion.of("answers " + batch, claim), seed -> series(seed, batch))
        .flatMap(run -> further(claim, probes, with(soFar, run)));
  }

  private ExchangeSeries series(byte[] seed, int batch) {
    DrawnNumbers drawn = DrawnNumbers.of(seed, "model equality v1");
    List<PlannedExchange> planned = new ArrayList<>();
    for (int prompt = 0; prompt < PROMPTS; prompt++) {
      PlannedExchange asked =
          PlannedExchange.streamed(group(prompt), prompt(drawn), sides.maxTokens())
              .whole()
              .at(BigDecimal.ONE);
      for (int sample = 0; sample < SAMPLES; sample++) {
        planned.add(asked.to(Sides.ENDPOINT));
        planned.add(asked.to(Sides.REFERENCE));
      }
    }
    return new ExchangeSeries(
        "inference.model-identity: answers of " + sides.endpoint().id() + ", batch " + (batch + 1),
        sides.parties(),
        Pacing.atOnce(AT_ONCE),
        drawn.shuffled(planned),
        DEADLINE_MILLIS);
  }

  private static EqualityObserved with(EqualityObserved soFar, DrawnSeries run) {
    SeriesTrouble trouble = run.trouble();
    if (trouble != null) {
      return new EqualityObserved(soFar.batches(), trouble);
    }
    AnswerDistance distance = new AnswerDistance();
    for (int prompt = 0; prompt < PROMPTS; prompt++) {
      List<String> endpoint = texts(run.of(Sides.ENDPOINT, group(prompt)));
      List<String> reference = texts(run.of(Sides.REFERENCE, group(prompt)));
      int both = Math.min(endpoint.size(), reference.size());
      distance.with(endpoint.subList(0, both), reference.subList(0, both));
    }
    BigDecimal squared = distance.squared();
    Permuted permuted = distance.permuted(run.seed(), DRAWS);
    int dropped = 2 * (PROMPTS * SAMPLES - distance.answers());
    Batch batch = new Batch(distance.answers(), dropped, squared, permuted, run.from());
    return new EqualityObserved(
        Stream.concat(soFar.batches().stream(), Stream.of(batch)).toList(), null);
  }

  private static List<String> texts(List<Exchanged> exchanges) {
    return exchanges.stream()
        .map(Exchanged::whole)
        .filter(Objects::nonNull)
        .map(Heard::text)
        .toList();
  }

  private static String group(int prompt) {
    return "prompt " + prompt;
  }

  private static String prompt(DrawnNumbers drawn) {
    return drawn.below(1_000_000)
        + ". Begin a story about a "
        + drawn.oneOf(THINGS)
        + " and a "
        + drawn.oneOf(THINGS)
        + ".";
  }
}
