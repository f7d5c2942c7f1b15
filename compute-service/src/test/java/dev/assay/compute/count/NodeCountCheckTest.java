package dev.assay.compute.count;

import static dev.assay.compute.testing.Judging.OWN_LIST;
import static dev.assay.compute.testing.Judging.count;
import static dev.assay.compute.testing.Judging.finding;
import static dev.assay.compute.testing.Judging.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.NodeListClaim;
import dev.assay.compute.testing.Behaviour;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestKey;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.compute.testing.TestNode;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NodeCountCheckTest {
  private static final URI OTHER = URI.create("https://registry.example/nodes.json");
  private static final URI THIRD = URI.create("https://explorer.example/nodes.json");
  private static final NodeListClaim OTHER_LIST = list("registry", OTHER);

  static Stream<Arguments> oneList() {
    return Stream.of(
        row("all prove their keys", 24, 24, n -> n, 0, Outcome.CONFIRMED, null),
        row("more live than claimed", 24, 20, n -> n, 0, Outcome.CONFIRMED, null),
        row("the list is shorter than the claim", 24, 25, n -> n, 0, Outcome.REFUTED, null),
        row("one is silent", 24, 24, is(Behaviour.IS_SILENT), 1, Outcome.REFUTED, null),
        row(
            "one is silent beyond the claim",
            24,
            23,
            is(Behaviour.IS_SILENT),
            1,
            Outcome.CONFIRMED,
            null),
        row("no keys", 24, 24, n -> n.withKey(null), 24, Outcome.UNPROVEN, Reason.NO_NODE_KEYS),
        row(
            "no keys, and one silent",
            24,
            24,
            n ->
                n.withKey(null)
                    .behaving(n.id().endsWith("3") ? Behaviour.IS_SILENT : Behaviour.PROVES),
            24,
            Outcome.REFUTED,
            null),
        row(
            "another key",
            24,
            24,
            is(Behaviour.SIGNS_WITH_ANOTHER_KEY),
            20,
            Outcome.UNPROVEN,
            Reason.NODES_UNPROVED),
        row(
            "another id",
            24,
            24,
            is(Behaviour.SAYS_ANOTHER_ID),
            1,
            Outcome.UNPROVEN,
            Reason.NODES_UNPROVED),
        row(
            "a recorded proof",
            24,
            24,
            is(Behaviour.SIGNS_ANOTHER_NONCE),
            1,
            Outcome.UNPROVEN,
            Reason.NODES_UNPROVED),
        row(
            "garbage",
            24,
            24,
            is(Behaviour.ANSWERS_GARBAGE),
            1,
            Outcome.UNPROVEN,
            Reason.NODES_UNPROVED),
        row(
            "a node with a fault",
            24,
            24,
            is(Behaviour.FAILS_WITH_500),
            1,
            Outcome.UNPROVEN,
            Reason.NODES_UNPROVED),
        row(
            "our guard refuses all",
            24,
            24,
            is(Behaviour.IS_REFUSED_BY_OUR_GUARD),
            24,
            Outcome.UNPROVEN,
            Reason.ADDRESS_REFUSED),
        row(
            "our guard refuses one too many",
            24,
            24,
            is(Behaviour.IS_REFUSED_BY_OUR_GUARD),
            1,
            Outcome.UNPROVEN,
            Reason.ADDRESS_REFUSED),
        row(
            "our guard refuses some beyond the claim",
            24,
            20,
            is(Behaviour.IS_REFUSED_BY_OUR_GUARD),
            4,
            Outcome.CONFIRMED,
            null),
        row(
            "one key many times",
            24,
            24,
            n -> n.withKey(TestKey.named("one")),
            24,
            Outcome.REFUTED,
            null),
        row(
            "one endpoint many times",
            24,
            24,
            n -> n.at("10.0.0.1:4281"),
            3,
            Outcome.REFUTED,
            null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oneList")
  void judgesOneList(
      String why,
      int listed,
      int claimed,
      UnaryOperator<TestNode> change,
      int changed,
      Outcome outcome,
      Reason reason) {
    // Given
    TestNetwork network = TestNetwork.of(listed).changing(0, changed, change);
    // When
    Finding finding = finding(new NodeCountCheck(), count(claimed, OWN_LIST), network);
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void confirmsByMeasurement() {
    // When
    Finding finding = finding(new NodeCountCheck(), count(24, OWN_LIST), TestNetwork.of(24));
    // Then
    assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.MEASURED);
    assertThat(finding.errorProbability()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(finding.explanation()).contains("24 of 24 proved their listed key");
  }

  @Test
  void saysHowManyAddressesAnsweredWhereTheListHasNoKeys() {
    // Given
    TestNetwork network = TestNetwork.of(24).changing(0, 24, n -> n.withKey(null));
    // When
    Finding finding = finding(new NodeCountCheck(), count(24, OWN_LIST), network);
    // Then
    assertThat(finding.explanation()).contains("24 of 24 addresses answered");
  }

  @Test
  void refutesByTheProjectsOwnListAlone() {
    // When
    Finding finding = finding(new NodeCountCheck(), count(25, OWN_LIST), TestNetwork.of(24));
    // Then
    assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.PROJECT_API);
    assertThat(finding.observed().getFirst().value()).isEqualTo("24");
  }

  static Stream<Arguments> severalLists() {
    EvidenceClass own = EvidenceClass.PROJECT_API;
    EvidenceClass third = EvidenceClass.THIRD_PARTY_API;
    return Stream.of(
        Arguments.of(
            "what proves itself outranks every list", own, true, 24, Outcome.CONFIRMED, null),
        Arguments.of(
            "same class on both sides", own, false, 24, Outcome.UNPROVEN, Reason.SOURCES_DISAGREE),
        Arguments.of(
            "one third party can't refute", third, false, 24, Outcome.UNPROVEN, Reason.WEAK_SOURCE),
        Arguments.of("both lists are shorter", own, false, 25, Outcome.REFUTED, null),
        Arguments.of(
            "both lists are long enough", own, false, 21, Outcome.UNPROVEN, Reason.NO_NODE_KEYS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("severalLists")
  void keepsListsThatDisagree(
      String why, EvidenceClass other, boolean keys, int claimed, Outcome outcome, Reason reason) {
    // Given a second list that lacks three nodes
    TestNetwork network = TestNetwork.of(24);
    if (!keys) {
      network.changing(0, 24, n -> n.withKey(null));
    }
    network.listing(OTHER, other, 0, 21);
    // When
    Finding finding = finding(new NodeCountCheck(), count(claimed, OWN_LIST, OTHER_LIST), network);
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(finding.observed()).extracting("source").contains("registry.example:443");
  }

  @Test
  void lowersAStrongerListThatStandsAloneAgainstTheClaim() {
    // Given two independent lists that are shorter than the claim, and nodes without keys
    TestNetwork network = TestNetwork.of(24).changing(0, 24, n -> n.withKey(null));
    network.listing(OTHER, EvidenceClass.THIRD_PARTY_API, 0, 21);
    network.listing(THIRD, EvidenceClass.THIRD_PARTY_API, 0, 20);
    // When
    Finding finding =
        finding(
            new NodeCountCheck(), count(24, OWN_LIST, OTHER_LIST, list("third", THIRD)), network);
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(Outcome.REFUTED);
    assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.THIRD_PARTY_API);
  }

  @Test
  void judgesByTheListsThatCouldBeReadAndNamesTheOthers() {
    // Given
    TestNetwork network = TestNetwork.of(24).failing(OTHER, Reason.SOURCE_UNREACHABLE);
    // When
    Finding finding = finding(new NodeCountCheck(), count(24, OWN_LIST, OTHER_LIST), network);
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(finding.explanation()).contains("The list registry could not be read");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void isUnprovenWithoutAList(byte[] body, Reason reason) {
    // Given
    TestNetwork network = TestNetwork.of(1);
    if (body == null) {
      network.failing(TestNetwork.OWN, reason);
    } else {
      network.serving(TestNetwork.OWN, EvidenceClass.PROJECT_API, body);
    }
    // When
    Finding finding = finding(new NodeCountCheck(), count(24, OWN_LIST), network);
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of(null, Reason.SOURCE_UNREACHABLE),
        Arguments.of(null, Reason.TOO_LARGE),
        Arguments.of(null, Reason.TIMED_OUT),
        Arguments.of(
            "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            Reason.SOURCE_SHAPE_CHANGED));
  }

  @Test
  void isUnprovenWhenNobodyCouldBeAsked() {
    // Given
    TestNetwork network = TestNetwork.of(24).failingLiveness(Reason.SOURCE_UNREACHABLE);
    // When
    Finding finding = finding(new NodeCountCheck(), count(24, OWN_LIST), network);
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(finding.reason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
  }

  @Test
  void countsEntriesOfAnotherShapeForTheProjectAndNotForTheClaim() {
    // Given 24 nodes and one entry that can't be read
    TestNetwork network = TestNetwork.of(24);
    List<Object> entries = network.entries();
    entries.add(Map.of("id", "odd"));
    network.serving(TestNetwork.OWN, EvidenceClass.PROJECT_API, entries);
    // When
    Finding twentyFour = finding(new NodeCountCheck(), count(24, OWN_LIST), network);
    Finding twentyFive = finding(new NodeCountCheck(), count(25, OWN_LIST), network);
    Finding twentySix = finding(new NodeCountCheck(), count(26, OWN_LIST), network);
    // Then
    assertThat(twentyFour.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(twentyFive.reason()).isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
    assertThat(twentySix.outcome()).isEqualTo(Outcome.REFUTED);
  }

  @Test
  void letsOneAddressProveOneNode() {
    // Given 24 names, each with a key of its own, that lead to one machine
    TestNetwork network = TestNetwork.of(24);
    List<Object> entries = network.entries();
    network.changing(1, 24, n -> n.at("10.0.0.1:4281"));
    network.serving(TestNetwork.OWN, EvidenceClass.PROJECT_API, entries);
    // When
    Finding finding = finding(new NodeCountCheck(), count(24, OWN_LIST), network);
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(finding.reason()).isEqualTo(Reason.NODES_UNPROVED);
    assertThat(finding.explanation()).contains("23 proved a key at an address of another node");
  }

  @Test
  void judgesALongListByASample() {
    // Given
    TestNetwork network = TestNetwork.of(1000);
    ComputeClaims within = count(950, OWN_LIST);
    ComputeClaims beyond = count(999, OWN_LIST);
    // When
    Finding confirmed = finding(new NodeCountCheck(), within, network);
    Finding open = finding(new NodeCountCheck(), beyond, network);
    // Then
    assertThat(confirmed.outcome()).as(confirmed.explanation()).isEqualTo(Outcome.CONFIRMED);
    assertThat(confirmed.statistic().n()).isEqualTo(90);
    assertThat(confirmed.errorProbability())
        .isPositive()
        .isLessThanOrEqualTo(new BigDecimal("0.01"));
    assertThat(open.reason()).isEqualTo(Reason.TOO_FEW_SAMPLES);
  }

  @Test
  void refutesALongListByASample() {
    // Given a third of the nodes dead
    TestNetwork network =
        TestNetwork.of(1000).changing(0, 330, n -> n.behaving(Behaviour.IS_SILENT));
    // When
    Finding finding = finding(new NodeCountCheck(), count(950, OWN_LIST), network);
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(finding.errorProbability()).isLessThan(new BigDecimal("0.000001"));
  }

  @Test
  void asksNothingWithoutAClaim() {
    // Given
    TestNetwork network = TestNetwork.of(24);
    // When
    Finding finding = finding(new NodeCountCheck(), Judging.liveness("1.00", OWN_LIST), network);
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(network.recorded()).isEmpty();
  }

  private static UnaryOperator<TestNode> is(Behaviour behaviour) {
    return node -> node.behaving(behaviour);
  }

  private static Arguments row(
      String why,
      int listed,
      int claimed,
      UnaryOperator<TestNode> change,
      int changed,
      Outcome outcome,
      Reason reason) {
    return Arguments.of(why, listed, claimed, change, changed, outcome, reason);
  }
}
