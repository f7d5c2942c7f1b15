package dev.assay.compute.bandwidth;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was carried for each claim: the observation of the check.
 *
 * @param claims in the claims' order
 */
public record BandwidthObserved(List<Claimed> claims) {
  public BandwidthObserved {
    claims = List.copyOf(claims);
  }

  /**
   * One claim.
   *
   * @param runs null when nothing was carried
   * @param reason why nothing was
   * @param explanation in words, when there is a reason
   */
  public record Claimed(
      String id, @Nullable Runs runs, @Nullable Reason reason, @Nullable String explanation) {}

  /**
   * Runs that were made; rates in 10^6 bits a second.
   *
   * @param made how many
   * @param certainlySlow of those, how many were slow while a control carried more than claimed
   * @param slow of those, how many didn't reach the claim
   * @param reachedMbps what the claimed share of the runs reaches
   * @param bestMbps of the quickest run
   * @param controlMbps the most that a control carried; null when none was asked
   * @param bytes that were carried and verified
   * @param seconds under load
   */
  public record Runs(
      int made,
      int certainlySlow,
      int slow,
      BigDecimal reachedMbps,
      BigDecimal bestMbps,
      @Nullable BigDecimal controlMbps,
      long bytes,
      BigDecimal seconds,
      Provenance from) {
    public Runs {
      Require.present(from, "from");
    }
  }
}
