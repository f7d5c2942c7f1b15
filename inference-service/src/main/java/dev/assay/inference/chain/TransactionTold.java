package dev.assay.inference.chain;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transaction as a provider tells it.
 *
 * @param hash as it was asked for
 * @param mined null where the provider has no receipt of it
 */
public record TransactionTold(String hash, @Nullable Mined mined) {

  /**
   * A transaction in a block.
   *
   * @param block its height
   * @param succeeded whether it took effect
   * @param sender the account that sent it, in lower case
   * @param updates that the contract made in it
   */
  public record Mined(long block, boolean succeeded, String sender, List<FeedUpdate> updates) {
    public Mined {
      updates = List.copyOf(updates);
    }
  }

  /**
   * An event {@code AnswerUpdated} of the contract.
   *
   * @param round its number
   * @param answer in units of the contract's last decimal
   */
  public record FeedUpdate(BigInteger round, BigInteger answer) {}
}
