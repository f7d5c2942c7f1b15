package dev.assay.inference.chain;

import dev.assay.verification.finding.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one provider of a chain says of transactions, read out of its answers.
 *
 * @param provider {@code host:port}
 * @param finalHeight of its newest final block; 0 when its answers can't be used
 * @param finalTime of that block; null when its answers can't be used
 * @param transactions in the question's order; empty when its answers can't be used
 * @param reason why they can't; null when they can
 * @param explanation in words, when there is a reason
 */
public record ProviderTold(
    String provider,
    long finalHeight,
    @Nullable Instant finalTime,
    List<TransactionTold> transactions,
    @Nullable Reason reason,
    @Nullable String explanation) {
  public ProviderTold {
    transactions = List.copyOf(transactions);
  }

  static ProviderTold silent(String provider, Reason reason, String explanation) {
    return new ProviderTold(provider, 0, null, List.of(), reason, explanation);
  }

  /** Whether this block is final to this provider. */
  public boolean isFinal(long height) {
    return height <= finalHeight;
  }
}
