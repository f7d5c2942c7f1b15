package dev.assay.inference.requests;

import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one answer.
 *
 * @param first what the first one belongs to
 * @param firstMicros when the first one arrived, from the start of the load
 * @param lastMicros when the last one arrived
 * @param chunks how many parts of the answer brought tokens; one part may bring several
 * @param usage how many tokens the endpoint says there were; null when it doesn't say
 */
public record Tokens(
    TokenKind first, long firstMicros, long lastMicros, int chunks, @Nullable Integer usage) {
  public Tokens {
    Require.present(first, "first");
    Require.that(firstMicros >= 0, "firstMicros", "must not be negative");
    Require.that(lastMicros >= firstMicros, "lastMicros", "must not lie before the first token");
    Require.that(chunks > 0, "chunks", "must be positive");
    Require.that(usage == null || usage >= 0, "usage", "must not be negative");
  }

  /** The fewest tokens that there can have been: for a claim, as it makes the longest TPOT. */
  public int fewest() {
    return usage == null ? chunks : Math.max(Math.min(2, chunks), Math.min(chunks, usage));
  }

  /** The most tokens that there can have been, within those asked for: against a claim. */
  public int most(int maxTokens) {
    return usage == null ? chunks : Math.max(chunks, Math.min(maxTokens, usage));
  }
}
