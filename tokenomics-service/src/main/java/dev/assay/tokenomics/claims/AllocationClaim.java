package dev.assay.tokenomics.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A part of the supply, whom it is for, and when it unlocks.
 *
 * @param id the project's own name for it
 * @param category whom it is for; every allocation stands in exactly one
 * @param amount base units
 * @param vesting when it unlocks
 * @param statement where the project said so; null when where it stated the supply
 */
public record AllocationClaim(
    String id,
    Category category,
    BigInteger amount,
    Vesting vesting,
    @Nullable Statement statement) {

  /** Whom a part of the supply is for. */
  public enum Category {
    COMMUNITY,
    TEAM,
    INVESTORS,
    TREASURY,
    ECOSYSTEM,
    LIQUIDITY,
    PUBLIC_SALE,
    OTHER
  }

  public AllocationClaim {
    Require.text(id, "id", 100);
    Require.present(category, "category");
    Amounts.require(amount, "amount");
    Require.present(vesting, "vesting");
  }
}
