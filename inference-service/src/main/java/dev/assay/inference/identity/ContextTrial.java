package dev.assay.inference.identity;

import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.claims.Tokenizer;
import dev.assay.inference.comparison.DrawnSeries;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.inference.identity.ContextObserved.Ending;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sends one prompt that fills most of a claimed context and asks for the number at its beginning.
 * By the claimed tokenizer it has that many tokens; without one it has that many bytes, since no
 * usual tokenizer has more tokens than bytes.
 *
 * @param party the endpoint
 * @param tokenizer the claimed one; null when none is claimed
 * @param contextTokens the claimed context
 */
record ContextTrial(Party party, @Nullable Tokenizer tokenizer, int contextTokens) {
  /** The longest context that is tried: a longer prompt costs too much. */
  static final int LONGEST = 32_768;

  /** The shortest one: a shorter one leaves no room for the question. */
  static final int SHORTEST = 256;

  private static final int ANSWER_TOKENS = 32;
  private static final int TEMPLATE_TOKENS = 64;
  private static final int SPARE = 20;
  private static final int DEADLINE_MILLIS = 120_000;
  private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);
  private static final List<String> TOO_LONG =
      List.of("context_length_exceeded", "maximum context length", "context window");

  /** Whether a context of this length is tried. */
  static boolean tries(int contextTokens) {
    return contextTokens >= SHORTEST && contextTokens <= LONGEST;
  }

  /** What comes of it. */
  Uni<ContextObserved> observe(ModelClaim claim, Probes probes) {
    return DrawnSeries.ask(probes, Occasion.of("context", claim), this::series).map(this::read);
  }

  /** Less than is claimed: the template and the answer have to fit too. */
  private int most() {
    return contextTokens - ANSWER_TOKENS - Math.max(TEMPLATE_TOKENS, contextTokens / SPARE);
  }

  private LongPrompt prompt(byte[] seed) {
    return LongPrompt.of(seed, most(), measure());
  }

  private ToIntFunction<String> measure() {
    return tokenizer == null
        ? text -> text.getBytes(StandardCharsets.UTF_8).length
        : text -> Vocabularies.count(tokenizer, text);
  }

  private ExchangeSeries series(byte[] seed) {
    return new ExchangeSeries(
        "inference.model-identity: context of " + party.id(),
        List.of(party),
        Pacing.oneByOne(),
        List.of(
            PlannedExchange.streamed("long prompt", prompt(seed).text(), ANSWER_TOKENS).whole()),
        DEADLINE_MILLIS);
  }

  private ContextObserved read(DrawnSeries run) {
    List<Exchanged> asked = run.of(0);
    if (asked.isEmpty()) {
      return seen(run, 0, null, null, run.trouble());
    }
    LongPrompt prompt = prompt(run.seed());
    int tokens = measure().applyAsInt(prompt.text());
    Exchanged exchanged = asked.getFirst();
    Heard heard = exchanged.heard();
    if (heard != null && refusesLength(heard)) {
      return seen(run, tokens, null, Ending.LENGTH_REFUSED, null);
    }
    Heard whole = exchanged.whole();
    if (whole == null) {
      SeriesTrouble trouble = run.trouble();
      return seen(run, tokens, null, null, trouble == null ? failed(exchanged) : trouble);
    }
    Ending ending = whole.text().contains(prompt.number()) ? Ending.REPEATED : Ending.NOT_REPEATED;
    Integer stated = whole.usage() == null ? null : whole.usage().promptTokens();
    return seen(run, tokens, stated, ending, null);
  }

  private ContextObserved seen(
      DrawnSeries run,
      int tokens,
      @Nullable Integer stated,
      @Nullable Ending ending,
      @Nullable SeriesTrouble trouble) {
    return new ContextObserved(tokens, tokenizer != null, stated, ending, trouble, run.from());
  }

  private static boolean refusesLength(Heard heard) {
    String said = heard.text().toLowerCase(Locale.ROOT);
    return REFUSALS.contains(heard.status()) && TOO_LONG.stream().anyMatch(said::contains);
  }

  private static SeriesTrouble failed(Exchanged exchanged) {
    return new SeriesTrouble(
        Reason.SOURCE_ERROR, "The long prompt got no whole answer: " + exchanged.outcome() + ".");
  }
}
