package dev.assay.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.testing.Judging;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.report.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComputeLayerTest {

  @Test
  void offersItsChecks() {
    // When
    Catalogue catalogue = Catalogue.of(List.of(new ComputeLayer()));
    // Then
    assertThat(catalogue.checks())
        .extracting(Catalogue.Entry::id)
        .containsExactly(
            "compute.node-count",
            "compute.node-liveness",
            "compute.node-distribution",
            "compute.identity-distinctness",
            "compute.claim-arithmetic",
            "compute.provider-named",
            "compute.availability-mechanism",
            "compute.price",
            "compute.hardware-proof",
            "compute.location",
            "compute.latency",
            "compute.bandwidth",
            "compute.uptime",
            "compute.attestation",
            "compute.gpu-count");
    assertThat(catalogue.checks().getFirst().confirmsFrom()).isEqualTo(EvidenceClass.MEASURED);
    assertThat(catalogue.checks())
        .allSatisfy(check -> assertThat(check.docs()).contains("How one would cheat"));
  }

  @Test
  void countsItsStatisticalClaims() {
    assertThat(new ComputeLayer().statisticalClaims(Judging.everything(24, "1.00"))).isEqualTo(2);
    assertThat(new ComputeLayer().statisticalClaims(Judging.count(24))).isEqualTo(1);
  }
}
