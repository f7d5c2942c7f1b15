package dev.assay.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.demo.plan.DatasetPlan.ServedAs;
import dev.assay.demo.plan.GatewayPlan.Delivery;
import dev.assay.demo.plan.InferencePlan.Fault;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanDocumentTest {
  private static final String SCHEMA = "schema: assay.demo-network/v1\n";

  @Test
  void whatADocumentLeavesOutIsAsInTheStandardPlan() {
    // Given
    String yaml = SCHEMA + "nodes: { answering: 15 }\n";

    // When
    var plan = PlanDocument.read(yaml);

    // Then
    assertThat(plan).isEqualTo(NetworkPlan.standard().withNodes(nodes -> nodes.withAnswering(15)));
  }

  @Test
  void theDossiersOfTheDemoPlanWhatTheirReadersAreTold() throws Exception {
    // Given
    var dossiers = Path.of("..", "dossiers", "demo");

    // When
    var honest = PlanDocument.read(Files.readString(dossiers.resolve("honest/network.yaml")));
    var liar = PlanDocument.read(Files.readString(dossiers.resolve("liar/network.yaml")));

    // Then
    assertThat(honest).isEqualTo(NetworkPlan.standard().withPort(4280).withNodePort(4281));
    assertThat(liar)
        .isEqualTo(
            honest
                .withNodes(nodes -> nodes.withAnswering(15))
                .withDataset(
                    dataset -> dataset.withServedAs("readings.csv", ServedAs.ONE_BYTE_CHANGED))
                .withInference(
                    inference -> inference.withFirstToken(inference.firstToken().times(40)))
                .withToken(
                    token ->
                        token
                            .withSupply(BigInteger.valueOf(1_200_000_000))
                            .withAcceptedAssets(List.of("DEMO", "USDC"))));
  }

  @Test
  void aDocumentSaysEverythingThatAPlanCanSay() {
    // Given
    String yaml =
        SCHEMA
            + """
            seed: 7
            htmlPages: [/nodes.json]
            nodes: { regions: [one], signedByOneKey: 3, publicKeys: false }
            dataset:
              digests: md5-only
              servedAs: { events.csv: missing, LICENSE.txt: replaced }
            inference:
              faults: { cut: 0.25, never-finishing: 0.5 }
              framing: { tokensPerChunk: 4 }
              gateway: { delivery: at-the-end, repeatedFactor: 0.1 }
              billing: { chargedFactor: 2 }
            token: { secondSupply: 5, second: down, acceptedAssets: [DEMO, USDC] }
            """;

    // When
    var plan = PlanDocument.read(yaml);

    // Then
    assertThat(plan)
        .isEqualTo(
            NetworkPlan.standard()
                .withSeed(7)
                .withHtmlPages(List.of("/nodes.json"))
                .withNodes(
                    nodes ->
                        nodes
                            .withRegions(List.of("one"))
                            .withSignedByOneKey(3)
                            .withPublicKeys(false))
                .withDataset(
                    dataset ->
                        dataset
                            .withDigests(DatasetPlan.DigestForm.MD5_ONLY)
                            .withServedAs("events.csv", ServedAs.MISSING)
                            .withServedAs("LICENSE.txt", ServedAs.REPLACED))
                .withInference(
                    inference ->
                        inference
                            .withFault(Fault.CUT, 0.25)
                            .withFault(Fault.NEVER_FINISHING, 0.5)
                            .withFraming(Framing.standard().withTokensPerChunk(4))
                            .withGateway(
                                gateway ->
                                    gateway
                                        .withDelivery(Delivery.AT_THE_END)
                                        .withRepeatedFactor(0.1))
                            .withBilling(billing -> billing.withChargedFactor(2)))
                .withToken(
                    token ->
                        token
                            .withSecondSupply(BigInteger.valueOf(5))
                            .withSecond(TokenPlan.Answers.DOWN)
                            .withAcceptedAssets(List.of("DEMO", "USDC"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nodes: { answring: 15 }                | answring
          nodes: { answering: 25 }               | nodes.answering must be between 0 and 24, not 25
          nodes: { answering: many }             | answering
          nodes: { answering: null }             | answering
          dataset: { digests: sha512 }           | digests
          dataset: { servedAs: { x.csv: made } } | names x.csv
          inference: { gateway: { delivery: never } } | delivery
          inference: { billing: { chargedFactor: 0 } } | inference.billing.chargedFactor
          inference: { slowShare: 1.5 }          | inference.slowShare must be a share
          inference: { faults: { cut: 0.6, rate-limited: 0.6 } } | the sum of inference.faults
          inference: { served: { counts: letters } } | inference.served.counts must be one of
          inference: { served: { keyFactors: { a: 0 } } } | inference.served.keyFactors must be above 0
          inference: { fleet: { backends: 0 } }  | inference.fleet.backends must be between 1
          token: { contract: "0x12" }            | token.contract
          address: 10.0.0.1                      | address must be an IPv4 loopback address
          port: 70000                            | port must be between 0 and 65535
          """)
  void aPlanThatIsNotValidNamesWhatToChange(String yaml, String named) {
    // When, Then
    assertThatThrownBy(() -> PlanDocument.read(SCHEMA + yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void aDocumentWithoutItsSchemaIsRefused() {
    // When, Then
    assertThatThrownBy(() -> PlanDocument.read("seed: 1\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schema must be");
  }

  @Test
  void everyChangeOfNodesReachesItsField() {
    // When
    var plan =
        NodePlan.standard()
            .withListed(40)
            .withAnswering(30)
            .withOperators(5)
            .withFirstOperatorNodes(21)
            .withRegions(List.of("r"))
            .withRepeated(4)
            .withRegistryMissing(2)
            .withPublicKeys(false)
            .withSignedByOneKey(6)
            .withOneSubnet(true)
            .withDelayMillis(50)
            .withMegabitsPerSecond(9);

    // Then
    assertThat(plan)
        .isEqualTo(new NodePlan(40, 30, 5, 21, List.of("r"), 4, 2, false, 6, true, 50, 9));
  }

  @Test
  void fewerListedNodesAllAnswer() {
    // When
    var plan = NodePlan.standard().withListed(10);

    // Then
    assertThat(plan.listed()).isEqualTo(10);
    assertThat(plan.answering()).isEqualTo(10);
  }

  @Test
  void everyChangeOfInferenceReachesItsField() {
    // When
    var plan =
        InferencePlan.standard()
            .withModel("m")
            .withAnswerTokens(9)
            .withFirstToken(new Latency(1, 0))
            .withNextToken(new Latency(2, 0).times(3))
            .withSlow(0.1, 7)
            .withColdStartMillis(8)
            .withFault(Fault.CUT, 0.2)
            .withFraming(Framing.standard().withEmptyFirstChunk(true).withKeepAliveComments(true))
            .withFleet(
                FleetPlan.standard()
                    .withBackends(3)
                    .withSticky(true)
                    .withFingerprints(true)
                    .withSlots(4)
                    .withPrefillMicrosPerWord(5)
                    .withSigning(FleetPlan.Signing.BY_GATEWAY))
            .withCentralised(new CentralisedPlan(new Latency(6, 0), new Latency(7, 0)))
            .withServed(
                ServedPlan.standard()
                    .withCounts("cl100k_base")
                    .withWords(ServedPlan.Words.OTHER)
                    .withLogprobShift(-0.5)
                    .withTools(ServedPlan.Tools.IGNORED)
                    .withContextTokens(9)
                    .withKeyFactor("key", 2)
                    .withAddressFactor("127.0.0.9", 3))
            .withGateway(
                gateway ->
                    gateway
                        .withDelivery(Delivery.FIRST_THEN_THE_END)
                        .withSameTextAgain(true)
                        .withRepeatedFactor(0.5))
            .withBilling(billing -> billing.withChargedFactor(3).withCountedFactor(1.5));

    // Then
    assertThat(plan)
        .isEqualTo(
            new InferencePlan(
                "m",
                9,
                new Latency(1, 0),
                new Latency(6, 0),
                0.1,
                7,
                8,
                Map.of(Fault.CUT, 0.2),
                new Framing(1, true, true),
                new FleetPlan(3, true, true, 4, 5, FleetPlan.Signing.BY_GATEWAY),
                new CentralisedPlan(new Latency(6, 0), new Latency(7, 0)),
                new ServedPlan(
                    "cl100k_base",
                    ServedPlan.Words.OTHER,
                    -0.5,
                    ServedPlan.Tools.IGNORED,
                    9,
                    Map.of("key", 2.0),
                    Map.of("127.0.0.9", 3.0)),
                new GatewayPlan(Delivery.FIRST_THEN_THE_END, true, 0.5),
                new BillingPlan(10, 40, 3, 1.5, 1, 0, null)));
  }

  @Test
  void everyChangeOfTheTokenReachesItsField() {
    // Given
    String contract = "0x" + "ab".repeat(20);

    // When
    var plan =
        TokenPlan.standard()
            .withContract(contract)
            .withDecimals(6)
            .withSupply(BigInteger.TWO)
            .withSecondSupply(BigInteger.TEN)
            .withFirst(TokenPlan.Answers.HTML)
            .withSecond(TokenPlan.Answers.DOWN)
            .withAcceptedAssets(List.of());

    // Then
    assertThat(plan)
        .isEqualTo(
            new TokenPlan(
                contract,
                6,
                BigInteger.TWO,
                BigInteger.TEN,
                TokenPlan.Answers.HTML,
                TokenPlan.Answers.DOWN,
                List.of(),
                424_242));
  }
}
