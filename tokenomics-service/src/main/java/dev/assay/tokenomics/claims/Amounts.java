package dev.assay.tokenomics.claims;

import dev.assay.verification.document.Require;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What every amount of base units in a claim has to be. */
final class Amounts {
  private static final int BITS = 256;

  private Amounts() {}

  static void require(@Nullable BigInteger amount, String field) {
    BigInteger given = Require.present(amount, field);
    Require.that(given.signum() >= 0, field, "must not be negative");
    Require.that(given.bitLength() <= BITS, field, "must be below 2 to the power of 256");
  }
}
