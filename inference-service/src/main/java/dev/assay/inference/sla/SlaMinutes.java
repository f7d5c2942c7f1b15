package dev.assay.inference.sla;

import dev.assay.inference.claims.SlaClaim;
import dev.assay.inference.claims.SlaClaim.Credit;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;

/**
 * The minutes of a contract's window by what was seen in them.
 *
 * @param counted those outside of maintenance
 * @param excluded those in announced maintenance
 * @param breach counted ones that two vantages at least saw down and none saw up
 * @param partial counted ones that some saw up and some down; they are no breach
 * @param unknown counted ones that too few vantages saw
 */
public record SlaMinutes(int counted, int excluded, int breach, int partial, int unknown) {
  private static final int DECIMALS = 6;

  public SlaMinutes {
    Require.that(
        counted >= 0 && excluded >= 0 && breach >= 0 && partial >= 0 && unknown >= 0,
        "counted",
        "and all other minutes must not be negative");
    Require.that(breach + partial + unknown <= counted, "counted", "must hold all others");
  }

  /** How many minutes of breach the agreement allows. */
  int allowed(SlaClaim claim) {
    return BigDecimal.ONE
        .subtract(claim.atLeastShare())
        .multiply(BigDecimal.valueOf(counted))
        .setScale(0, RoundingMode.FLOOR)
        .intValueExact();
  }

  /** The availability if every unknown minute was up: the most it can have been. */
  BigDecimal mostShare() {
    return share(counted - breach);
  }

  /** The availability if every unknown minute was a breach: the least it can have been. */
  BigDecimal leastShare() {
    return share(counted - breach - unknown);
  }

  /** The credit that is due at least, as a share of the period's price. */
  BigDecimal creditDue(SlaClaim claim) {
    BigDecimal most = BigDecimal.valueOf(counted - breach);
    BigDecimal whole = BigDecimal.valueOf(counted);
    return claim.credits().stream()
        .filter(credit -> most.compareTo(credit.belowShare().multiply(whole)) < 0)
        .map(Credit::share)
        .max(Comparator.naturalOrder())
        .orElse(BigDecimal.ZERO);
  }

  private BigDecimal share(int minutes) {
    return counted == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(minutes)
            .divide(BigDecimal.valueOf(counted), DECIMALS, RoundingMode.HALF_EVEN);
  }
}
