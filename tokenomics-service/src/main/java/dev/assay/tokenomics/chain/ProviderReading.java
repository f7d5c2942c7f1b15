package dev.assay.tokenomics.chain;

import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What one provider of a chain says, read out of its answers.
 *
 * @param provider {@code host:port}
 * @param state the token's state; null when its answers can't be used
 * @param reason why they can't; null when they can
 * @param explanation in words, when there is a reason
 */
public record ProviderReading(
    String provider,
    @Nullable ChainState state,
    @Nullable Reason reason,
    @Nullable String explanation) {
  public ProviderReading {
    Require.text(provider, "provider", 300);
    Require.that((state == null) == (reason != null), "reason", "is given when state is not");
  }
}
