package dev.assay.inference.spread;

import dev.assay.inference.comparison.Permuted;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often an endpoint's outages began together with those of endpoints that it is claimed to be
 * independent of.
 *
 * @param endpoint the claim's id
 * @param days on which all were seen in every hour
 * @param outages of the endpoint on those days
 * @param others the other endpoints
 * @param permuted how many arrangements of its days have as many together; null where no outages
 *     can be compared
 * @param from the vantages that were read; empty where there is a reason
 * @param reason why nothing can be said; null when something can
 * @param explanation in words, when there is a reason
 */
public record CoFailureObserved(
    String endpoint,
    int days,
    int outages,
    List<Other> others,
    @Nullable Permuted permuted,
    List<Provenance> from,
    @Nullable Reason reason,
    @Nullable String explanation) {
  private static final int MOST_VANTAGES = 160;

  /**
   * Another endpoint.
   *
   * @param endpoint its claim's id
   * @param outages of it on those days
   * @param together outages of the first endpoint that began with one of this
   */
  public record Other(String endpoint, int outages, int together) {
    public Other {
      Require.present(endpoint, "endpoint");
    }
  }

  public CoFailureObserved {
    Require.present(endpoint, "endpoint");
    others = Require.list(others, "others", 9);
    from = Require.list(from, "from", MOST_VANTAGES);
    Require.that(reason != null || !from.isEmpty(), "from", "must name who saw it");
  }

  static CoFailureObserved without(String endpoint, Reason reason, String explanation) {
    return new CoFailureObserved(endpoint, 0, 0, List.of(), null, List.of(), reason, explanation);
  }
}
