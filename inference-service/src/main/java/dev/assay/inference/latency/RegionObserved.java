package dev.assay.inference.latency;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the vantages of a region, in which this service doesn't stand, measured for one claim.
 *
 * @param endpoint the endpoint's id
 * @param claim the claim's name
 * @param vantages each of them
 */
public record RegionObserved(String endpoint, String claim, List<VantageSeen> vantages) {
  public RegionObserved {
    Require.present(endpoint, "endpoint");
    Require.present(claim, "claim");
    vantages = Require.list(vantages, "vantages", 8);
  }

  /**
   * One vantage's requests.
   *
   * @param samples where they were read
   * @param requestsPerSecond the load; 0 when they could not be read
   * @param n how many requests have the metric, failed ones among them
   * @param failed how many of them failed
   * @param voided how many failed together with their control
   * @param excluded how many whole answers came in one piece and don't have the metric
   * @param above how many lie above the claimed limit, failed ones among them
   * @param certainlyAbove how many do, of the failed ones those whose control didn't fail
   * @param reason why they say nothing; null when they do
   * @param explanation in words, when there is a reason
   */
  public record VantageSeen(
      URI samples,
      BigDecimal requestsPerSecond,
      int n,
      int failed,
      int voided,
      int excluded,
      int above,
      int certainlyAbove,
      @Nullable Reason reason,
      @Nullable String explanation,
      Provenance from) {
    public VantageSeen {
      Require.present(samples, "samples");
      Require.present(requestsPerSecond, "requestsPerSecond");
      Require.present(from, "from");
    }

    static VantageSeen unread(URI samples, Reason reason, String explanation, Provenance from) {
      return new VantageSeen(samples, BigDecimal.ZERO, 0, 0, 0, 0, 0, 0, reason, explanation, from);
    }

    /** Those that have the metric and those of which it can't be told. */
    int asked() {
      return n + excluded;
    }
  }
}
