package dev.assay.inference.sla;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the vantages saw over the agreements' windows: the observation of the check.
 *
 * @param slas one for each claim
 */
public record SlaObserved(List<EndpointSla> slas) {
  public SlaObserved {
    slas = Require.list(slas, "slas", 10);
  }

  /**
   * What was seen of one endpoint.
   *
   * @param endpoint the claim's id
   * @param minutes over all vantages that could be read
   * @param vantages each of them
   */
  public record EndpointSla(String endpoint, SlaMinutes minutes, List<VantageSeen> vantages) {
    public EndpointSla {
      Require.present(endpoint, "endpoint");
      Require.present(minutes, "minutes");
      vantages = Require.list(vantages, "vantages", 16);
    }
  }

  /**
   * One vantage's samples.
   *
   * @param name of the place
   * @param samples how many lie in the window; 0 when it could not be read
   * @param voided how many failed together with their control
   * @param reason why it could not be read; null when it could
   * @param explanation in words, when there is a reason
   */
  public record VantageSeen(
      String name,
      int samples,
      int voided,
      @Nullable Reason reason,
      @Nullable String explanation,
      Provenance from) {
    public VantageSeen {
      Require.present(name, "name");
      Require.present(from, "from");
    }
  }
}
