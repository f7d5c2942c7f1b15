package dev.assay.inference.identity;

import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.comparison.DrawnSeries;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.inference.identity.TokenizerObserved.Count;
import dev.assay.inference.identity.TokenizerPrompts.Prompt;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks an endpoint for one token to each of sixteen short prompts and reads how many prompt tokens
 * it says that it counted. What doesn't fit the claimed tokenizer is asked once more.
 *
 * @param party the endpoint
 * @param claimed its tokenizer's name
 */
record TokenizerTrial(Party party, String claimed) {
  private static final int DEADLINE_MILLIS = 60_000;
  private static final int OK = 200;

  /** What comes of it. */
  Uni<TokenizerObserved> observe(ModelClaim claim, Probes probes) {
    return DrawnSeries.ask(
            probes, Occasion.of("tokenizer", claim), seed -> series("", TokenizerPrompts.of(seed)))
        .flatMap(run -> checked(run, probes));
  }

  private Uni<TokenizerObserved> checked(DrawnSeries run, Probes probes) {
    List<Prompt> prompts = run.series() == null ? List.of() : TokenizerPrompts.of(run.seed());
    TokenizerObserved first = read(run, prompts);
    List<String> doubtful = first.otherThan(claimed).stream().map(Count::kind).toList();
    if (doubtful.isEmpty()) {
      return Uni.createFrom().item(first);
    }
    List<Prompt> again = prompts.stream().filter(p -> doubtful.contains(p.kind())).toList();
    return DrawnSeries.ask(probes, run.seed(), series(", asked again", again))
        .map(second -> merged(first, second, again));
  }

  private ExchangeSeries series(String which, List<Prompt> prompts) {
    Stream<String> texts =
        Stream.concat(Stream.of(TokenizerPrompts.PLAIN), prompts.stream().map(Prompt::text));
    return new ExchangeSeries(
        "inference.model-identity: tokenizer of " + party.id() + which,
        List.of(party),
        Pacing.oneByOne(),
        texts.map(text -> PlannedExchange.streamed("tokens", text, 1).whole()).toList(),
        DEADLINE_MILLIS);
  }

  private static TokenizerObserved read(DrawnSeries run, List<Prompt> prompts) {
    SeriesTrouble trouble = run.trouble();
    if (trouble != null) {
      return new TokenizerObserved(List.of(), trouble, run.from(), null);
    }
    List<@Nullable Integer> stated = differences(run);
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      Prompt prompt = prompts.get(i);
      counts.add(
          new Count(
              prompt.kind(),
              stated.get(i),
              null,
              Vocabularies.differences(prompt.text(), TokenizerPrompts.PLAIN)));
    }
    boolean silent = counts.stream().allMatch(count -> count.stated() == null);
    return new TokenizerObserved(counts, silent ? uncounted() : null, run.from(), null);
  }

  private static TokenizerObserved merged(
      TokenizerObserved first, DrawnSeries second, List<Prompt> asked) {
    List<@Nullable Integer> stated =
        second.trouble() == null ? differences(second) : new ArrayList<>();
    List<String> kinds = asked.stream().map(Prompt::kind).toList();
    List<Count> counts = new ArrayList<>();
    for (Count count : first.counts()) {
      int position = kinds.indexOf(count.kind());
      boolean known = position >= 0 && position < stated.size();
      counts.add(known ? count.askedAgain(stated.get(position)) : count);
    }
    return new TokenizerObserved(counts, null, first.from(), second.from());
  }

  /** The stated prompt tokens of every request but the first, less those of the first. */
  private static List<@Nullable Integer> differences(DrawnSeries run) {
    List<@Nullable Integer> tokens = new ArrayList<>();
    run.of(0).forEach(exchanged -> tokens.add(promptTokens(exchanged)));
    Integer plain = tokens.removeFirst();
    tokens.replaceAll(count -> count == null || plain == null ? null : count - plain);
    return tokens;
  }

  /** Of any answer with status 200: one token may well be an empty text. */
  private static @Nullable Integer promptTokens(Exchanged exchanged) {
    Heard heard = exchanged.heard();
    return heard == null || heard.status() != OK || heard.usage() == null
        ? null
        : heard.usage().promptTokens();
  }

  private static SeriesTrouble uncounted() {
    return new SeriesTrouble(
        Reason.NOT_MEASURABLE, "The endpoint doesn't say how many prompt tokens it counted.");
  }
}
