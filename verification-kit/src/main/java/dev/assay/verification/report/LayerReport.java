package dev.assay.verification.report;

import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Finding;
import java.util.List;

/**
 * All findings of one layer. A pure function of (claims, observations, terms).
 *
 * @param layer which layer
 * @param claims digest of the canonical claims
 * @param terms digest of the terms as the layer saw them
 * @param statisticalClaims the number m that was fixed before the first probe
 * @param coverage of this layer's findings
 * @param checks how each check ended
 * @param findings in the order of the checks
 * @param pictures what a page may draw
 * @param recording digest of the recording
 */
public record LayerReport(
    String schema,
    LayerName layer,
    Digest claims,
    Digest terms,
    int statisticalClaims,
    Coverage coverage,
    List<CheckResult> checks,
    List<Finding> findings,
    List<Picture> pictures,
    Digest recording) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.layer-report/v1";

  public LayerReport {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(layer, "layer");
    Require.present(claims, "claims");
    Require.present(terms, "terms");
    Require.present(coverage, "coverage");
    checks = List.copyOf(checks);
    findings = List.copyOf(findings);
    pictures = List.copyOf(pictures);
    Require.present(recording, "recording");
  }
}
