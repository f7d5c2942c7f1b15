package dev.assay.tokenomics.utility;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the check tokenomics.utility observes.
 *
 * @param declared where the statement stands in the evidence
 * @param list the project's list of accepted assets; null when the claims name none
 */
public record UtilityObservation(Provenance declared, @Nullable AssetList list) {

  /**
   * The list as it was served.
   *
   * @param assets symbols; null when it could not be read
   * @param reason why it could not; null when it could
   * @param explanation in words, when there is a reason
   * @param from who served it
   */
  public record AssetList(
      @Nullable List<String> assets,
      @Nullable Reason reason,
      @Nullable String explanation,
      Provenance from) {
    public AssetList {
      Require.that((assets == null) == (reason != null), "reason", "is given when assets are not");
      assets = assets == null ? null : List.copyOf(assets);
      Require.present(from, "from");
    }
  }

  public UtilityObservation {
    Require.present(declared, "declared");
  }
}
