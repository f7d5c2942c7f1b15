package dev.assay.compute.identity;

import static dev.assay.compute.testing.Judging.OWN_LIST;
import static dev.assay.compute.testing.Judging.finding;
import static dev.assay.compute.testing.Judging.findings;
import static dev.assay.compute.testing.Judging.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.testing.ClaimsText;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestKey;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.RecordedProbes;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityDistinctnessCheckTest {
  private static final URI OTHER = URI.create("https://another.example/nodes.json");
  private static final String DEVICE = "GPU-4a1f0c3e-8b52-47d6-9e01-5c7f2ab8d936";

  /** Changes the entry of a node, by its number. */
  private interface Change extends BiConsumer<Integer, Map<String, Object>> {
    default Change then(Change next) {
      return (i, entry) -> {
        accept(i, entry);
        next.accept(i, entry);
      };
    }
  }

  private static final Change AS_IS = (i, entry) -> {};
  private static final Change NO_OPERATORS = (i, entry) -> entry.remove("operatorKey");

  static Stream<Arguments> lists() {
    Change own = (i, entry) -> entry.put("operatorKey", "operator-" + i);
    Change twoShare = own.then(only(2, (i, e) -> e.put("device", DEVICE)));
    Change oneKey =
        own.then(only(3, (i, e) -> e.put("publicKey", TestKey.named("one").publicKey())));
    Change fillers = own.then((i, e) -> e.put("device", "00000000-0000-0000-0000-000000000000"));
    Change alike = IdentityDistinctnessCheckTest::alike;
    Change oneImage = NO_OPERATORS.then((i, e) -> e.put("sshKey", "baked into the image"));
    return Stream.of(
        // 24 nodes of eight operators in eight systems
        row("as listed", 24, operators(8), AS_IS, Outcome.UNPROVEN, Reason.WEAK_SOURCE),
        row("one more", 24, operators(9), AS_IS, Outcome.REFUTED, null),
        row("three each", 24, each(3), AS_IS, Outcome.UNPROVEN, Reason.WEAK_SOURCE),
        row("only two each", 24, each(2), AS_IS, Outcome.REFUTED, null),
        row(
            "unnamed operators",
            24,
            operators(24),
            NO_OPERATORS,
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION),
        row("one device twice", 24, operators(24), twoShare, Outcome.REFUTED, null),
        row(
            "one device twice is one less",
            24,
            operators(23),
            twoShare,
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION),
        row("one device twice, one each", 24, each(1), twoShare, Outcome.REFUTED, null),
        row("a key under three operators", 24, operators(23), oneKey, Outcome.REFUTED, null),
        row(
            "fillers are no devices",
            24,
            operators(24),
            fillers,
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION),
        row(
            "an image that all use",
            400,
            operators(400),
            oneImage,
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION),
        row(
            "few nodes alike in all",
            24,
            operators(24),
            alike,
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION),
        row("two of 400 alike in all", 400, operators(400), alike, Outcome.REFUTED, null),
        row(
            "those two are one less",
            400,
            operators(399),
            alike,
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void judgesWhoStandsBehindAList(
      String why, int nodes, String claim, Change change, Outcome outcome, Reason reason) {
    // When
    Finding finding =
        finding(new IdentityDistinctnessCheck(), claims(claim), network(nodes, change));
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void statesTheErrorOfAMergeByEvidenceAndNoneOfOneByProof() {
    // Given
    Change alike = IdentityDistinctnessCheckTest::alike;
    // When
    Finding byEvidence =
        finding(new IdentityDistinctnessCheck(), claims(operators(400)), network(400, alike));
    Finding byProof =
        finding(new IdentityDistinctnessCheck(), claims(operators(9)), network(24, AS_IS));
    // Then
    assertThat(byEvidence.errorProbability()).isEqualByComparingTo("0.01");
    assertThat(byEvidence.statistic().n()).isEqualTo(400);
    assertThat(byEvidence.statistic().value()).isEqualByComparingTo("7980000");
    assertThat(byProof.statistic()).isNull();
  }

  @Test
  void holdsNoUnreadableEntryAgainstTheProject() {
    // Given eight operators and one entry that can't be read
    TestNetwork network = TestNetwork.of(24);
    List<Object> entries = network.entries();
    entries.add(Map.of("id", "nameless"));
    network.serving(TestNetwork.OWN, EvidenceClass.PROJECT_API, entries);
    // When
    Finding finding = finding(new IdentityDistinctnessCheck(), claims(operators(9)), network);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.ATTRIBUTION);
  }

  @Test
  void findsTheSameKeysInAnotherProjectsList() {
    // Given
    TestNetwork independent = withOther(EvidenceClass.THIRD_PARTY_API, 0, 3);
    TestNetwork anybodys = withOther(EvidenceClass.PROJECT_API, 0, 3);
    TestNetwork strangers = withOther(EvidenceClass.THIRD_PARTY_API, 24, 30);
    IdentityDistinctnessCheck check = new IdentityDistinctnessCheck();
    // When
    Finding shared = finding(check, claims(notIn(independent)), independent);
    Finding copied = finding(check, claims(notIn(anybodys)), anybodys);
    Finding apart = finding(check, claims(notIn(strangers)), strangers);
    Finding changed = finding(check, claims(notIn(strangers)), independent);
    // Then
    assertThat(shared.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(shared.explanation()).contains("node-0000, node-0001, node-0002");
    assertThat(copied.reason()).isEqualTo(Reason.WEAK_SOURCE);
    assertThat(apart.reason()).isEqualTo(Reason.ATTRIBUTION);
    assertThat(changed.reason()).isEqualTo(Reason.CHANGED);
  }

  @Test
  void needsTwoOfOthersListsToRefute() {
    // Given
    TestNetwork network = TestNetwork.of(24);
    network.listing(TestNetwork.OWN, EvidenceClass.THIRD_PARTY_API, 0, 24);
    // When
    Finding finding = finding(new IdentityDistinctnessCheck(), claims(operators(9)), network);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.WEAK_SOURCE);
  }

  @Test
  void saysWhyNothingWasSeen() {
    // Given
    TestNetwork network = TestNetwork.of(1).failing(TestNetwork.OWN, Reason.SOURCE_UNREACHABLE);
    // When
    List<Finding> findings =
        findings(
            new IdentityDistinctnessCheck(),
            claims("{operatorsAtLeast: 8, nodesEachAtMost: 3, statement: STATEMENT}"),
            network);
    // Then
    assertThat(findings).hasSize(2);
    assertThat(findings).extracting(Finding::reason).containsOnly(Reason.SOURCE_UNREACHABLE);
  }

  @Test
  void isNotApplicableWithoutAClaim() {
    assertThat(
            finding(
                    new IdentityDistinctnessCheck(),
                    Judging.liveness("1.00", OWN_LIST),
                    TestNetwork.of(24))
                .reason())
        .isEqualTo(Reason.NO_CLAIM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{statement: STATEMENT}",
        "{operatorsAtLeast: 0, statement: STATEMENT}",
        "{operatorsAtLeast: 8}",
        "{nodesEachAtMost: -1, statement: STATEMENT}",
        "{notIn: [{id: a, url: 'https://a.example/', format: ASSAY_NODES}], statement: STATEMENT}",
        "{notIn: [{id: a, url: 'file:///a', format: ASSAY_NODES, sha256: zz}], statement: STATEMENT}"
      })
  void refusesUnusableClaims(String claim) {
    assertThatThrownBy(() -> ClaimsText.read("identity: " + claim))
        .isInstanceOf(InvalidDocument.class);
  }

  @Test
  void replaysToTheSameObservation() {
    // Given
    TestNetwork network = withOther(EvidenceClass.THIRD_PARTY_API, 0, 3);
    ComputeClaims claims = claims(notIn(network));
    IdentityDistinctnessCheck check = new IdentityDistinctnessCheck();
    // When
    IdentitiesObserved live = check.observe(claims, terms(claims), network).await().indefinitely();
    IdentitiesObserved replayed =
        check
            .observe(claims, terms(claims), new RecordedProbes(network.recorded()))
            .await()
            .indefinitely();
    // Then
    assertThat(CanonicalJson.digest(replayed)).isEqualTo(CanonicalJson.digest(live));
  }

  /** The first two nodes share all that is listed, everybody else has things of their own. */
  private static void alike(Integer number, Map<String, Object> entry) {
    int owner = Math.max(1, number);
    entry.remove("operatorKey");
    entry.put("sshKey", "SHA256:made-up-" + owner);
    entry.put("payout", "akash1made-up-" + owner);
    entry.put("funding", "akash1funding-" + owner);
    entry.put("software", "made up 1.2.3, booted " + owner);
    if (number < 2) {
      entry.put("endpoint", "http://10.200.1.1:" + (4281 + number));
    }
  }

  private static Change only(int first, Change change) {
    return (i, entry) -> {
      if (i < first) {
        change.accept(i, entry);
      }
    };
  }

  /** The nodes answer where their entries say. */
  private static TestNetwork network(int nodes, Change change) {
    TestNetwork network = TestNetwork.of(nodes);
    List<Object> listed = network.entries();
    List<Map<String, Object>> entries =
        IntStream.range(0, nodes).mapToObj(i -> changed(i, listed.get(i), change)).toList();
    for (int i = 0; i < 2; i++) {
      String address = String.valueOf(entries.get(i).get("endpoint")).replace("http://", "");
      network.changing(i, i + 1, node -> node.at(address));
    }
    return network.serving(TestNetwork.OWN, EvidenceClass.PROJECT_API, new ArrayList<>(entries));
  }

  private static Map<String, Object> changed(int number, Object entry, Change change) {
    Map<String, Object> changed = new LinkedHashMap<>();
    ((Map<?, ?>) entry).forEach((k, v) -> changed.put((String) k, v));
    change.accept(number, changed);
    return changed;
  }

  /** The first 24 of thirty nodes are the project's, the others' list has these. */
  private static TestNetwork withOther(EvidenceClass evidenceClass, int from, int to) {
    TestNetwork network = TestNetwork.of(30);
    List<Object> entries = network.entries();
    return network
        .serving(TestNetwork.OWN, EvidenceClass.PROJECT_API, entries.subList(0, 24))
        .serving(OTHER, evidenceClass, body(entries.subList(from, to)));
  }

  private static byte[] body(List<Object> entries) {
    return CanonicalJson.write(Map.of("schema", "assay.node-list/v1", "nodes", entries));
  }

  private static String notIn(TestNetwork network) {
    return "{notIn: [{id: another, url: '%s', format: ASSAY_NODES, sha256: %s}], statement: STATEMENT}"
        .formatted(OTHER, network.digest(OTHER).hex());
  }

  private static String operators(int atLeast) {
    return "{operatorsAtLeast: %d, statement: STATEMENT}".formatted(atLeast);
  }

  private static String each(int atMost) {
    return "{nodesEachAtMost: %d, statement: STATEMENT}".formatted(atMost);
  }

  private static ComputeClaims claims(String identity) {
    return ClaimsText.claims(
        "{nodeLists: [{id: own, url: '%s', format: ASSAY_NODES}], identity: %s}"
            .formatted(TestNetwork.OWN, identity));
  }

  private static Arguments row(
      String why, int nodes, String claim, Change change, Outcome outcome, Reason reason) {
    return Arguments.of(why, nodes, claim, change, outcome, reason);
  }
}
