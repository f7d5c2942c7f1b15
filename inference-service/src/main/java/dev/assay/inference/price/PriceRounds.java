package dev.assay.inference.price;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.PriceClaim;
import dev.assay.inference.claims.TokenPrice;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.inference.requests.PromptClass;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.KeyedGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The experiment: equal rounds of a few requests, the meter read before the first and after each.
 *
 * @param claim about the endpoint
 * @param endpoint that is asked
 * @param probes to ask by
 */
record PriceRounds(PriceClaim claim, EndpointClaim endpoint, Probes probes) {
  static final int ROUNDS = 4;

  /** How many times the prompt of each request of a round has its text. */
  static final List<Integer> REPEATS = List.of(1, 1, 2, 4, 8);

  static final int REQUESTS = REPEATS.size();
  static final int TOKENS = 64;

  private static final int DEADLINE_MILLIS = 60_000;
  private static final long METER_BYTES = 16 * 1024;

  /** One round and the reading after it. */
  private record Step(CountedAnswers round, List<MeterReading> after) {}

  /** What came of them. */
  Uni<EndpointPrice> observed() {
    return probes
        .draw(SeriesRun.occasion(PriceCheck.ID, endpoint, claim))
        .flatMap(
            seed ->
                switch (seed) {
                  case Answered<byte[]> drawn -> rounds(drawn.value());
                  case Unanswered<byte[]> none -> Uni.createFrom().item(without(none));
                });
  }

  private Uni<EndpointPrice> rounds(byte[] seed) {
    Uni<List<Step>> steps =
        Multi.createFrom()
            .range(0, ROUNDS)
            .onItem()
            .transformToUniAndConcatenate(round -> step(seed, round))
            .collect()
            .asList();
    return meter("before the first round")
        .flatMap(before -> steps.map(after -> price(before, after)));
  }

  private Uni<Step> step(byte[] seed, int round) {
    ExchangeSeries series = series(seed, round);
    return probes
        .ask(series)
        .map(answer -> CountedAnswers.of(SeriesRun.of(claim, endpoint, series, answer)))
        .flatMap(counted -> meter("after round " + round).map(after -> new Step(counted, after)));
  }

  private Uni<List<MeterReading>> meter(String when) {
    if (claim.meterUrl() == null) {
      return Uni.createFrom().item(List.of());
    }
    String occasion = PriceCheck.ID + " of " + endpoint.id() + " " + when;
    return probes
        .ask(document(claim.meterUrl(), occasion))
        .map(answer -> List.of(MeterReading.of(answer)));
  }

  private Question<HttpGet.Document> document(URI meter, String occasion) {
    return claim.meterSecret() == null
        ? new HttpGet(meter, METER_BYTES, false, occasion)
        : new KeyedGet(meter, METER_BYTES, claim.meterSecret(), occasion);
  }

  private ExchangeSeries series(byte[] seed, int round) {
    List<PlannedExchange> planned =
        IntStream.range(0, REQUESTS)
            .mapToObj(i -> prompt(seed, round * REQUESTS + i, REPEATS.get(i)))
            .map(prompt -> PlannedExchange.streamed("round " + round, prompt, TOKENS))
            .toList();
    return new ExchangeSeries(
        "inference.price of " + endpoint.id() + ", round " + round,
        List.of(Party.of(endpoint).at(TokenPrice.of(claim))),
        Pacing.oneByOne(),
        planned,
        DEADLINE_MILLIS);
  }

  /** One text, so many times: whatever the tokenizer, its tokens grow by as many each time. */
  private static String prompt(byte[] seed, int position, int repeats) {
    return String.join(
        "\n", Collections.nCopies(repeats, PromptClass.SHORT.prompt(seed, position)));
  }

  private EndpointPrice price(List<MeterReading> before, List<Step> steps) {
    List<MeterReading> readings = new ArrayList<>(before);
    steps.forEach(step -> readings.addAll(step.after()));
    return new EndpointPrice(endpoint.id(), steps.stream().map(Step::round).toList(), readings);
  }

  private EndpointPrice without(Unanswered<byte[]> none) {
    SeriesObserved nothing = SeriesObserved.without(endpoint, none);
    return new EndpointPrice(
        endpoint.id(),
        List.of(new CountedAnswers(nothing, 0, 0, 0, 0, 0, 0, List.of())),
        List.of());
  }
}
