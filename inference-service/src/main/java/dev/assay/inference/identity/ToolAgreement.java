package dev.assay.inference.identity;

import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.comparison.DrawnNumbers;
import dev.assay.inference.comparison.DrawnSeries;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.inference.identity.ToolObserved.Calls;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Offers a tool with drawn prompts, three of four of which need it, once to an endpoint and twice
 * to its reference, in one drawn order. If the endpoint's answers are distributed as the
 * reference's, then its answer and the reference's second one are exchangeable beside the first:
 * where only one of them does as the first did, it is either with the same probability.
 *
 * @param alpha the error probability that the decision will be held to
 */
record ToolAgreement(Sides sides, double alpha) {
  private static final int LEAST_PROMPTS = 20;
  private static final int SPARE_PROMPTS = 8;
  private static final int EVERY_PLAIN = 4;
  private static final int MAX_TOKENS = 128;
  private static final int AT_ONCE = 4;
  private static final int DEADLINE_MILLIS = 60_000;
  private static final List<String> CITIES =
      List.of(
          "Oslo", "Lima", "Nairobi", "Osaka", "Porto", "Quito", "Riga", "Sydney", "Tunis",
          "Utrecht", "Vienna", "Warsaw");

  /** What comes of it. */
  Uni<ToolObserved> observe(ModelClaim claim, Probes probes) {
    return DrawnSeries.ask(probes, Occasion.of("tools", claim), this::series).map(this::read);
  }

  /** So many prompts that a disagreement in most of those that need the tool decides. */
  static int prompts(double alpha) {
    int deciding = (int) Math.ceil(Math.log(1 / alpha) / Math.log(2)) + SPARE_PROMPTS;
    return Math.max(LEAST_PROMPTS, deciding * EVERY_PLAIN / (EVERY_PLAIN - 1));
  }

  private ExchangeSeries series(byte[] seed) {
    DrawnNumbers drawn = DrawnNumbers.of(seed, "tools v1");
    List<PlannedExchange> planned = new ArrayList<>();
    for (int prompt = 0; prompt < prompts(alpha); prompt++) {
      PlannedExchange asked =
          PlannedExchange.streamed(group(prompt), prompt(prompt, drawn), MAX_TOKENS)
              .whole()
              .withTools(WeatherTool.json());
      planned.add(asked.to(Sides.ENDPOINT));
      planned.add(asked.to(Sides.REFERENCE));
      planned.add(asked.to(Sides.REFERENCE));
    }
    return new ExchangeSeries(
        "inference.model-identity: tools of " + sides.endpoint().id(),
        sides.parties(),
        Pacing.atOnce(AT_ONCE),
        drawn.shuffled(planned),
        DEADLINE_MILLIS);
  }

  private ToolObserved read(DrawnSeries run) {
    SeriesTrouble trouble = run.trouble();
    if (trouble != null) {
      return ToolObserved.troubled(trouble, run.from());
    }
    List<Triple> triples = new ArrayList<>();
    for (int prompt = 0; prompt < prompts(alpha); prompt++) {
      Triple triple =
          Triple.of(run.of(Sides.ENDPOINT, group(prompt)), run.of(Sides.REFERENCE, group(prompt)));
      if (triple != null) {
        triples.add(triple);
      }
    }
    return new ToolObserved(
        triples.size(),
        prompts(alpha) - triples.size(),
        (int) triples.stream().filter(Triple::closer).count(),
        (int) triples.stream().filter(Triple::further).count(),
        calls(triples.stream().map(Triple::endpoint).toList()),
        calls(triples.stream().map(Triple::second).toList()),
        null,
        run.from());
  }

  private static Calls calls(List<String> behaviours) {
    return new Calls(
        (int) behaviours.stream().filter(WeatherTool::calls).count(),
        (int) behaviours.stream().filter(WeatherTool::isValid).count());
  }

  /** What was done about one prompt, by the endpoint and by the reference's two answers. */
  private record Triple(String endpoint, String first, String second) {

    static @Nullable Triple of(List<Exchanged> endpoint, List<Exchanged> reference) {
      Heard own = endpoint.getFirst().whole();
      Heard first = reference.getFirst().whole();
      Heard second = reference.getLast().whole();
      return own == null || first == null || second == null
          ? null
          : new Triple(
              WeatherTool.behaviour(own),
              WeatherTool.behaviour(first),
              WeatherTool.behaviour(second));
    }

    boolean closer() {
      return endpoint.equals(first) && !second.equals(first);
    }

    boolean further() {
      return !endpoint.equals(first) && second.equals(first);
    }
  }

  private static String group(int prompt) {
    return "prompt " + prompt;
  }

  private static String prompt(int position, DrawnNumbers drawn) {
    String city = drawn.oneOf(CITIES);
    String number = String.valueOf(drawn.below(1_000_000));
    return position % EVERY_PLAIN == 0
        ? number + ". Without looking anything up, write one short sentence about " + city + "."
        : number + ". What is the weather in " + city + " at this moment, in celsius?";
  }
}
