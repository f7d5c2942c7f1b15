package dev.assay.compute.distribution;

import static dev.assay.compute.testing.Judging.OWN_LIST;
import static dev.assay.compute.testing.Judging.distribution;
import static dev.assay.compute.testing.Judging.finding;
import static dev.assay.compute.testing.Judging.findings;
import static dev.assay.compute.testing.Judging.list;
import static dev.assay.compute.testing.Judging.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.testing.Behaviour;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.compute.testing.TestNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.RecordedProbes;
import dev.assay.verification.report.Picture;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NodeDistributionCheckTest {
  private static final URI OTHER = URI.create("https://registry.example/nodes.json");
  private static final UnaryOperator<TestNode> AS_IS = n -> n;

  static Stream<Arguments> claims() {
    UnaryOperator<TestNode> oneOperator = n -> n.operatedBy("operator-0");
    UnaryOperator<TestNode> oneNetwork =
        n -> n.at("10.0.0." + (1 + Integer.parseInt(n.id().substring(5))) + ":4281");
    return Stream.of(
        // 24 nodes of eight equal operators: a strict majority takes five
        row("as listed", nakamoto(5), AS_IS, Outcome.UNPROVEN, Reason.WEAK_SOURCE),
        row("four is no strict majority", nakamoto(6), AS_IS, Outcome.REFUTED, null),
        row("one operator", nakamoto(2), oneOperator, Outcome.REFUTED, null),
        row("worst case", nakamoto(5), oneNetwork, Outcome.UNPROVEN, Reason.ATTRIBUTION),
        row(
            "without operators",
            nakamoto(5),
            n -> n.operatedBy(null),
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION),
        row("operators as listed", operators(8), AS_IS, Outcome.UNPROVEN, Reason.WEAK_SOURCE),
        row("fewer operators", operators(9), AS_IS, Outcome.REFUTED, null),
        row(
            "fewer operators, some unnamed",
            operators(9),
            n -> n.id().endsWith("3") ? n.operatedBy(null) : n,
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION),
        row("networks", networks(24), AS_IS, Outcome.CONFIRMED, null),
        row("fewer networks", networks(25), AS_IS, Outcome.REFUTED, null),
        row("one network", networks(2), oneNetwork, Outcome.REFUTED, null),
        row(
            "networks of nodes without keys",
            networks(24),
            n -> n.withKey(null),
            Outcome.UNPROVEN,
            Reason.NO_NODE_KEYS),
        row(
            "networks that we may not ask",
            networks(24),
            n -> n.behaving(Behaviour.IS_REFUSED_BY_OUR_GUARD),
            Outcome.UNPROVEN,
            Reason.ADDRESS_REFUSED),
        row(
            "silent networks",
            networks(24),
            n -> n.behaving(Behaviour.IS_SILENT),
            Outcome.REFUTED,
            null),
        row(
            "regions",
            regions("Region-0", "region-3"),
            AS_IS,
            Outcome.UNPROVEN,
            Reason.WEAK_SOURCE),
        row(
            "a region that is not listed",
            regions("region-0", "region-9"),
            AS_IS,
            Outcome.REFUTED,
            null),
        row(
            "other words for regions",
            regions("Europe"),
            AS_IS,
            Outcome.UNPROVEN,
            Reason.NOT_RECOGNISED),
        row(
            "nodes without a region",
            regions("region-0", "region-9"),
            n -> n.id().endsWith("3") ? n.in(null, null) : n,
            Outcome.UNPROVEN,
            Reason.NOT_RECOGNISED),
        row("no hyperscaler", hyperscalers("0"), AS_IS, Outcome.UNPROVEN, Reason.WEAK_SOURCE),
        row(
            "a quarter at a hyperscaler",
            hyperscalers("0.2"),
            n -> Integer.parseInt(n.id().substring(5)) < 6 ? n.in("region-0", 16509L) : n,
            Outcome.REFUTED,
            null),
        row(
            "a quarter allowed",
            hyperscalers("0.25"),
            n -> Integer.parseInt(n.id().substring(5)) < 6 ? n.in("region-0", 16509L) : n,
            Outcome.UNPROVEN,
            Reason.WEAK_SOURCE),
        row(
            "unknown systems",
            hyperscalers("0.2"),
            n -> n.in("region-0", null),
            Outcome.UNPROVEN,
            Reason.NOT_RECOGNISED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("claims")
  void judgesEachPart(
      String why,
      ComputeClaims claims,
      UnaryOperator<TestNode> change,
      Outcome outcome,
      Reason reason) {
    // Given
    TestNetwork network = TestNetwork.of(24).changing(0, 24, change);
    // When
    Finding finding = finding(new NodeDistributionCheck(), claims, network);
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givesEachPartASubjectOfItsOwn() {
    // When
    List<Finding> findings =
        findings(
            new NodeDistributionCheck(),
            distribution(5, 8, 24, List.of("region-0"), "0.2", OWN_LIST),
            TestNetwork.of(24));
    // Then
    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly("nakamoto", "operators", "networks", "regions", "hyperscalers");
    assertThat(findings).extracting(Finding::outcome).doesNotContain(Outcome.REFUTED);
  }

  @Test
  void refutesByTheProjectsOwnListButNotByOneOtherList() {
    // Given a list on which one operator has all nodes
    TestNetwork own = TestNetwork.of(24).changing(0, 24, n -> n.operatedBy("one"));
    TestNetwork other = TestNetwork.of(24).changing(0, 24, n -> n.operatedBy("one"));
    other.listing(TestNetwork.OWN, EvidenceClass.THIRD_PARTY_API, 0, 24);
    // When
    Finding byOwn = finding(new NodeDistributionCheck(), nakamoto(2), own);
    Finding byOther = finding(new NodeDistributionCheck(), nakamoto(2), other);
    // Then
    assertThat(byOwn.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(byOther.reason()).isEqualTo(Reason.WEAK_SOURCE);
  }

  @Test
  void keepsListsThatDisagree() {
    // Given another list of the same class, on which one operator has all nodes
    TestNetwork network = TestNetwork.of(24);
    List<Object> entries =
        network.entries().stream()
            .map(entry -> (Object) changed(entry, "operatorKey", "one"))
            .toList();
    network.serving(OTHER, EvidenceClass.PROJECT_API, entries);
    // When
    Finding finding =
        finding(
            new NodeDistributionCheck(),
            distribution(5, null, null, List.of(), null, OWN_LIST, list("registry", OTHER)),
            network);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.SOURCES_DISAGREE);
    assertThat(finding.observed()).extracting("value").contains("1", "5");
  }

  @Test
  void saysWhyNothingWasSeen() {
    // Given
    TestNetwork network = TestNetwork.of(1).failing(TestNetwork.OWN, Reason.SOURCE_UNREACHABLE);
    // When
    List<Finding> findings =
        findings(
            new NodeDistributionCheck(),
            distribution(5, 8, 24, List.of("region-0"), "0.2", OWN_LIST),
            network);
    // Then
    assertThat(findings).extracting(Finding::reason).containsOnly(Reason.SOURCE_UNREACHABLE);
  }

  @Test
  void isNotApplicableWithoutAClaim() {
    // When
    Finding finding =
        finding(
            new NodeDistributionCheck(), Judging.liveness("1.00", OWN_LIST), TestNetwork.of(24));
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  void drawsNodesByOperatorAndByNetwork() {
    // Given
    ComputeClaims claims = nakamoto(5);
    NodeDistributionCheck check = new NodeDistributionCheck();
    NodeDistribution seen =
        check.observe(claims, terms(claims), TestNetwork.of(24)).await().indefinitely();
    // When
    List<Picture> pictures = check.pictures(claims, seen);
    // Then
    assertThat(pictures).hasSize(2);
    assertThat(((Picture.Shares) pictures.getFirst()).parts()).hasSize(8);
    assertThat(((Picture.Shares) pictures.getLast()).parts()).hasSize(21);
  }

  @Test
  void replaysToTheSameObservation() {
    // Given
    TestNetwork network = TestNetwork.of(300);
    ComputeClaims claims = nakamoto(5);
    NodeDistributionCheck check = new NodeDistributionCheck();
    // When
    NodeDistribution live = check.observe(claims, terms(claims), network).await().indefinitely();
    NodeDistribution replayed =
        check
            .observe(claims, terms(claims), new RecordedProbes(network.recorded()))
            .await()
            .indefinitely();
    // Then
    assertThat(CanonicalJson.digest(replayed)).isEqualTo(CanonicalJson.digest(live));
  }

  private static Map<String, Object> changed(Object entry, String field, Object value) {
    Map<String, Object> changed = new java.util.LinkedHashMap<>();
    ((Map<?, ?>) entry).forEach((k, v) -> changed.put((String) k, v));
    changed.put(field, value);
    return changed;
  }

  private static ComputeClaims nakamoto(int atLeast) {
    return distribution(atLeast, null, null, List.of(), null, OWN_LIST);
  }

  private static ComputeClaims operators(int atLeast) {
    return distribution(null, atLeast, null, List.of(), null, OWN_LIST);
  }

  private static ComputeClaims networks(int atLeast) {
    return distribution(null, null, atLeast, List.of(), null, OWN_LIST);
  }

  private static ComputeClaims regions(String... regions) {
    return distribution(null, null, null, List.of(regions), null, OWN_LIST);
  }

  private static ComputeClaims hyperscalers(String atMost) {
    return distribution(null, null, null, List.of(), atMost, OWN_LIST);
  }

  private static Arguments row(
      String why,
      ComputeClaims claims,
      UnaryOperator<TestNode> change,
      Outcome outcome,
      Reason reason) {
    return Arguments.of(why, claims, change, outcome, reason);
  }
}
