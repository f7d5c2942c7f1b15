package dev.assay.tokenomics.schedule;

import dev.assay.tokenomics.claims.TokenClaim;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Amounts as findings write them: exact, in whole tokens where the decimals are declared. */
final class Amount {
  /** The unit of amounts that stand alone. */
  static final String UNIT = "base units";

  private Amount() {}

  /** Such as {@code 1000000.5 DEMO}. */
  static String of(BigInteger baseUnits, @Nullable TokenClaim token) {
    if (token == null) {
      return baseUnits + " " + UNIT;
    }
    BigDecimal whole = new BigDecimal(baseUnits, token.decimals()).stripTrailingZeros();
    return whole.toPlainString() + " " + token.symbol();
  }
}
