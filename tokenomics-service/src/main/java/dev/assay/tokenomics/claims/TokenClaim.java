package dev.assay.tokenomics.claims;

import dev.assay.verification.document.Require;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * The token that the other claims speak of.
 *
 * @param symbol such as {@code AKT}: 1 to 20 letters, digits, dots, hyphens or underscores
 * @param decimals one whole token is 10 to the power of this many base units; 0 to 36
 * @param genesis the day on which the token began to exist, UTC
 * @param chain where it lives
 */
public record TokenClaim(String symbol, Integer decimals, LocalDate genesis, TokenChain chain) {
  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9._-]{1,20}");
  private static final int MOST_DECIMALS = 36;

  public TokenClaim {
    Require.text(symbol, "symbol", 20);
    Require.that(
        SYMBOL.matcher(symbol).matches(), "symbol", "must be letters, digits, dots or hyphens");
    Require.present(decimals, "decimals");
    Require.that(
        decimals >= 0 && decimals <= MOST_DECIMALS, "decimals", "must lie between 0 and 36");
    Require.present(genesis, "genesis");
    Require.that(
        genesis.getYear() >= 2009 && genesis.getYear() <= 9999,
        "genesis",
        "must be a date from 2009 on");
    Require.present(chain, "chain");
  }
}
