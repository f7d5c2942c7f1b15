package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;

/**
 * The claim that a node carries at least so many megabits a second.
 *
 * @param id the claim's name
 * @param direction which way
 * @param atLeastMbps 10^6 bits a second: above 0, at most 100,000
 * @param inShare in which share of the runs it is reached, as "0.5" for the median
 * @param node which node; it speaks docs/protocols/node-bandwidth.md
 * @param consent how its operator agreed to be loaded
 * @param statement where the project says so
 */
public record BandwidthClaim(
    String id,
    Direction direction,
    BigDecimal atLeastMbps,
    BigDecimal inShare,
    ProvingNode node,
    String consent,
    Statement statement) {
  private static final BigDecimal MOST = BigDecimal.valueOf(100_000);
  private static final int MOST_DECIMALS = 4;

  /** Which way the bytes go. */
  public enum Direction {
    /** From the node to us. */
    DOWN,
    /** From us to the node. */
    UP
  }

  public BandwidthClaim {
    Fields.id(id);
    Require.present(direction, "direction");
    Fields.positive(Require.present(atLeastMbps, "atLeastMbps"), "atLeastMbps");
    Require.that(atLeastMbps.compareTo(MOST) <= 0, "atLeastMbps", "must be at most 100000");
    Fields.share(inShare, "inShare", MOST_DECIMALS);
    Require.present(node, "node");
    Require.text(consent, "consent", 500);
    Require.present(statement, "statement");
  }

  /** The greatest rate of slower runs with which the claim is still true. */
  public BigDecimal allowed() {
    return BigDecimal.ONE.subtract(inShare).stripTrailingZeros();
  }
}
