package dev.assay.verification.policy;

import dev.assay.verification.check.LayerName;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.report.Coverage;
import java.util.List;

/**
 * One layer in a verdict.
 *
 * @param reported whether the layer reported at all; a layer that didn't has no finding
 * @param coverage of its own findings
 * @param findings in the order of its checks
 */
public record LayerVerdict(
    LayerName layer, boolean reported, Coverage coverage, List<Finding> findings) {
  public LayerVerdict {
    findings = List.copyOf(findings);
  }
}
