package dev.assay.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.report.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class InferenceLayerTest {

  @Test
  void offersItsChecks() {
    // When
    Catalogue catalogue = Catalogue.of(List.of(new InferenceLayer()));
    // Then
    assertThat(catalogue.checks())
        .extracting(Catalogue.Entry::id)
        .containsExactly(
            "inference.latency",
            "inference.availability",
            "inference.sla",
            "inference.streaming",
            "inference.caching",
            "inference.roofline",
            "inference.throughput",
            "inference.price",
            "inference.recorded-logs",
            "inference.published-metrics",
            "inference.model-identity",
            "inference.fast-path",
            "inference.realtime-viability",
            "inference.oracle",
            "inference.distribution");
    assertThat(catalogue.checks())
        .allSatisfy(check -> assertThat(check.docs()).contains("How one would cheat"))
        .allMatch(check -> check.confirmsFrom().suffices(EvidenceClass.THIRD_PARTY_API));
  }
}
