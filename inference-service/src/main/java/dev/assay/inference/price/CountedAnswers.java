package dev.assay.inference.price;

import dev.assay.inference.claims.PriceClaim;
import dev.assay.inference.claims.TokenPrice;
import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One round of requests and the tokens that the endpoint states for them, beside what can have
 * been.
 *
 * @param series how the requests went
 * @param promptTokens stated, of all whole answers together
 * @param completionTokens stated, of all whole answers together
 * @param unstated whole answers of which the endpoint doesn't state both
 * @param overstated whole answers with more stated tokens than were asked for or came in parts
 * @param unseen whole answers with more stated tokens than their text has bytes, or parts
 * @param micros from the round's start to the end of its last answer
 * @param prompts of the whole answers that state their tokens, in their order
 */
public record CountedAnswers(
    SeriesObserved series,
    long promptTokens,
    long completionTokens,
    int unstated,
    int overstated,
    int unseen,
    long micros,
    List<PromptCount> prompts) {

  /** Some servers count the tokens that begin and end an answer. */
  private static final int MARKS = 2;

  public CountedAnswers {
    Require.present(series, "series");
    prompts = Require.list(prompts, "prompts", 100);
  }

  static CountedAnswers of(SeriesRun<PriceClaim> run) {
    long prompt = 0;
    long completion = 0;
    int unstated = 0;
    int overstated = 0;
    int unseen = 0;
    List<PromptCount> prompts = new ArrayList<>();
    for (Exchange exchange : run.exchanges()) {
      Heard heard = exchange.became().whole();
      if (heard == null) {
        continue;
      }
      Integer asked = heard.usage() == null ? null : heard.usage().promptTokens();
      Integer answered = heard.usage() == null ? null : heard.usage().completionTokens();
      if (asked == null || answered == null || asked < 0 || answered < 0) {
        unstated++;
        continue;
      }
      prompts.add(PromptCount.of(exchange.planned().prompt(), asked));
      prompt += asked;
      completion += answered;
      overstated += exceeds(answered, exchange.planned().maxTokens(), heard) ? 1 : 0;
      unseen += exceeds(answered, bytes(heard), heard) ? 1 : 0;
    }
    return new CountedAnswers(
        run.observed(),
        prompt,
        completion,
        unstated,
        overstated,
        unseen,
        micros(run.exchanges()),
        prompts);
  }

  /** Whether every request of the round got a whole answer with its tokens stated. */
  boolean wholeAndStated() {
    return unstated == 0 && series.requests() > 0 && series.failed() == 0;
  }

  /** What the stated tokens cost at this price, exactly. */
  BigDecimal cost(TokenPrice price) {
    return price.of(promptTokens, completionTokens);
  }

  private static boolean exceeds(int stated, long most, Heard heard) {
    return stated > Math.max(most, heard.pieces().size()) + MARKS;
  }

  /** No tokenizer makes more tokens than bytes; a text that was cut has no bound. */
  private static long bytes(Heard heard) {
    return heard.text().length() < Heard.LONGEST_TEXT
        ? heard.text().getBytes(StandardCharsets.UTF_8).length
        : Integer.MAX_VALUE;
  }

  private static long micros(List<Exchange> exchanges) {
    return exchanges.stream()
        .map(Exchange::became)
        .mapToLong(e -> e.heard() == null ? e.sentMicros() : e.heard().endMicros())
        .max()
        .orElse(0);
  }
}
