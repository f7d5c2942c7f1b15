package dev.assay.inference.price;

import dev.assay.inference.claims.Tokenizer;
import java.util.List;

/**
 * How the stated tokens of a round's prompts, of one text once, once, twice, four and eight times,
 * grow with them. A template and a system prompt add the same to each, which is fair; what grows
 * with the prompt isn't. Pure.
 *
 * @param prompts of one round, all stated
 */
record PromptGrowth(List<PromptCount> prompts) {
  /** What a tokenizer may merge or trim where a prompt begins and ends. */
  static final int GRACE = 2;

  private static final int LONGEST = 4;

  /** The rounds of which every prompt's tokens are stated. */
  static List<PromptGrowth> of(EndpointPrice seen) {
    return seen.rounds().stream()
        .filter(round -> round.prompts().size() == PriceRounds.REQUESTS)
        .map(round -> new PromptGrowth(round.prompts()))
        .toList();
  }

  /**
   * Whether what is stated beyond this tokenizer's count grows at each step of length. Something
   * that is put before the prompts and has another length each time does so in one round of sixty.
   */
  boolean isInflated(Tokenizer tokenizer) {
    int last = Math.max(beyond(0, tokenizer), beyond(1, tokenizer));
    for (int i = 2; i <= LONGEST; i++) {
      if (beyond(i, tokenizer) < last) {
        return false;
      }
      last = beyond(i, tokenizer);
    }
    return strays(tokenizer);
  }

  /**
   * Whether more of the longest prompt is stated beyond this tokenizer's count than of the first.
   */
  boolean strays(Tokenizer tokenizer) {
    return beyond(LONGEST, tokenizer) - Math.max(beyond(0, tokenizer), beyond(1, tokenizer))
        > GRACE;
  }

  /** Whether the tokens grow by more than one and a half times what any pinned tokenizer makes. */
  boolean isSteep() {
    int stated = stated(LONGEST) - stated(1);
    int most = prompts.get(LONGEST).most() - prompts.get(1).most();
    return 2 * stated > 3 * most;
  }

  /** Whether a text costs over a quarter more for the fifth to eighth time than for the second. */
  boolean isBent() {
    int once = stated(2) - stated(1);
    int fourTimes = stated(LONGEST) - stated(LONGEST - 1);
    return fourTimes > 5 * once + 4 * GRACE;
  }

  /** The fewest tokens beyond this tokenizer's count: what a template and a system prompt add. */
  int overhead(Tokenizer tokenizer) {
    return prompts.stream().mapToInt(prompt -> prompt.beyond(tokenizer)).min().orElse(0);
  }

  private int beyond(int position, Tokenizer tokenizer) {
    return prompts.get(position).beyond(tokenizer);
  }

  private int stated(int position) {
    return prompts.get(position).stated();
  }
}
