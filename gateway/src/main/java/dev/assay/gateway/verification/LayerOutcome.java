package dev.assay.gateway.verification;

import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.report.LayerReport;

/** How one layer of a project's verification ended. Immutable. */
sealed interface LayerOutcome {

  /** Which layer. */
  LayerName layer();

  /**
   * It reported; everything that the report names is in the gateway's own store.
   *
   * @param reportDigest of the report's canonical bytes
   */
  record Reported(LayerReport report, Digest reportDigest, Recording recording)
      implements LayerOutcome {
    @Override
    public LayerName layer() {
      return report.layer();
    }
  }

  /** It could not be asked, or was lost: its checks are absent, never made up. */
  record Absent(LayerName layer, String message) implements LayerOutcome {}

  /** It ended because the verification was cancelled. */
  record Cancelled(LayerName layer) implements LayerOutcome {}
}
