package dev.assay.tokenomics.chain;

import dev.assay.verification.document.Require;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token's supply at one block, as one provider tells it. Total supply is not circulating supply.
 *
 * @param height of the block
 * @param hash of the block, as the chain writes it
 * @param time of the block
 * @param supply base units
 * @param decimals as the contract says; null where the chain keeps none
 */
public record ChainState(
    long height, String hash, Instant time, BigInteger supply, @Nullable Integer decimals) {
  public ChainState {
    Require.present(hash, "hash");
    Require.present(time, "time");
    Require.present(supply, "supply");
  }
}
