package dev.assay.demo.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.Http;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.plan.NodePlan;
import java.net.ConnectException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodesTest {
  /** The DER header of an X.509 Ed25519 key (RFC 8410). */
  private static final byte[] HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

  @Test
  void everyListedNodeProvesItsKey() throws Exception {
    // Given
    try (var network = network(nodes -> nodes)) {
      // When
      var list = Http.getJson(network.url("/nodes.json"));

      // Then
      assertThat(list.path("schema").asText()).isEqualTo("assay.node-list/v1");
      assertThat(list.path("network").asText()).isEqualTo("demo");
      assertThat(list.path("nodes")).hasSize(24);
      for (JsonNode node : list.path("nodes")) {
        assertThat(proves(node, "bm9uY2U_-")).as(node.path("id").asText()).isTrue();
        assertThat(Http.getJson(node.path("endpoint").asText() + "/status").path("id"))
            .isEqualTo(node.path("id"));
      }
      assertThat(Http.getJson(network.url("/registry/nodes.json"))).isEqualTo(list);
    }
  }

  @Test
  void nodesLieInNetworksOfTheirOwnAndOperatorsAndRegionsAreEven() throws Exception {
    // Given
    try (var network = network(nodes -> nodes)) {
      // When
      var nodes = Http.getJson(network.url("/nodes.json")).path("nodes");

      // Then
      assertThat(hosts(nodes).getFirst()).isEqualTo("127.42.1.1");
      assertThat(hosts(nodes).getLast()).isEqualTo("127.42.24.1");
      assertThat(counts(nodes, "operatorKey")).hasSize(8).containsOnly(3L);
      assertThat(counts(nodes, "region")).hasSize(4).containsOnly(6L);
      assertThat(counts(nodes, "publicKey")).hasSize(24);
    }
  }

  @Test
  void oneSeedGivesTheSameKeysOnEveryRun() throws Exception {
    // Given, When, Then
    try (var network = network(nodes -> nodes)) {
      assertThat(network.nodeList().nodes().getFirst().publicKey())
          .isEqualTo("/MYYWV8UeGEE4O6AO49n/Lx0+oO0uzTfKI4yrpH2RLM=");
    }
  }

  @Test
  void nodesThatDoNotAnswerRefuseTheConnection() throws Exception {
    // Given
    try (var network = network(nodes -> nodes.withAnswering(15))) {
      // When
      var listed = Http.getJson(network.url("/nodes.json")).path("nodes");

      // Then
      assertThat(listed).hasSize(24);
      assertThat(proves(listed.get(14), "x")).isTrue();
      for (int number = 15; number < 24; number++) {
        String status = listed.get(number).path("endpoint").asText() + "/status";
        assertThatThrownBy(() -> Http.get(status)).isInstanceOf(ConnectException.class);
      }
    }
  }

  @Test
  void nodesBehindOneKeySignWithAKeyThatNobodyLists() throws Exception {
    // Given
    try (var network = network(nodes -> nodes.withSignedByOneKey(10))) {
      // When
      var listed = Http.getJson(network.url("/nodes.json")).path("nodes");

      // Then
      assertThat(proves(listed.get(0), "x")).isFalse();
      assertThat(proves(listed.get(9), "x")).isFalse();
      assertThat(proves(listed.get(10), "x")).isTrue();
    }
  }

  @Test
  void repeatedEntriesNameAnEarlierEndpointAndKeyUnderAnotherId() throws Exception {
    // Given
    try (var network = network(nodes -> nodes.withRepeated(6))) {
      // When
      var listed = Http.getJson(network.url("/nodes.json")).path("nodes");

      // Then
      assertThat(counts(listed, "id")).hasSize(24);
      assertThat(counts(listed, "publicKey")).hasSize(18);
      assertThat(counts(listed, "endpoint")).hasSize(18);
      assertThat(listed.get(18).path("endpoint")).isEqualTo(listed.get(0).path("endpoint"));
    }
  }

  @Test
  void aListWithoutKeysNamesNone() throws Exception {
    // Given
    try (var network = network(nodes -> nodes.withPublicKeys(false))) {
      // When
      var listed = Http.getJson(network.url("/nodes.json")).path("nodes");

      // Then
      assertThat(listed).hasSize(24).noneMatch(node -> node.has("publicKey"));
    }
  }

  @Test
  void oneOperatorCanHoldTheMajority() throws Exception {
    // Given
    try (var network = network(nodes -> nodes.withFirstOperatorNodes(17))) {
      // When
      var listed = Http.getJson(network.url("/nodes.json")).path("nodes");

      // Then
      assertThat(counts(listed, "operatorKey")).hasSize(8).containsOnly(17L, 1L);
    }
  }

  @Test
  void allNodesCanLieInOneSubnet() throws Exception {
    // Given
    try (var network = network(nodes -> nodes.withOneSubnet(true))) {
      // When
      var listed = Http.getJson(network.url("/nodes.json")).path("nodes");

      // Then
      assertThat(hosts(listed)).hasSize(24).allMatch(host -> host.startsWith("127.42.1."));
      assertThat(proves(listed.get(23), "x")).isTrue();
    }
  }

  @Test
  void theRegistryCanKnowFewerNodes() throws Exception {
    // Given
    try (var network = network(nodes -> nodes.withRegistryMissing(9))) {
      // When
      var own = Http.getJson(network.url("/nodes.json")).path("nodes");
      var registry = Http.getJson(network.url("/registry/nodes.json")).path("nodes");

      // Then
      assertThat(own).hasSize(24);
      assertThat(registry).hasSize(15);
      assertThat(registry.get(14)).isEqualTo(own.get(14));
    }
  }

  @Test
  void slowNodesProveThemselvesAfterTheirDelay() throws Exception {
    // Given
    try (var network = network(nodes -> nodes.withListed(8).withDelayMillis(300))) {
      var node = Http.getJson(network.url("/nodes.json")).path("nodes").get(0);
      long asked = System.nanoTime();

      // When
      boolean proven = proves(node, "x");

      // Then
      assertThat(proven).isTrue();
      assertThat(System.nanoTime() - asked).isGreaterThanOrEqualTo(300_000_000);
    }
  }

  @Test
  void aListCanBeAnHtmlPage() throws Exception {
    // Given
    var plan = NetworkPlan.standard().withHtmlPages(List.of("/nodes.json"));
    try (var network = DemoNetwork.start(plan)) {
      // When
      var answer = Http.get(network.url("/nodes.json"));

      // Then
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("<!DOCTYPE html>");
      assertThat(Http.getJson(network.url("/registry/nodes.json")).path("nodes")).hasSize(24);
    }
  }

  @Test
  void moreNodesThanOneOctetHoldsBind() throws Exception {
    // Given
    try (var network = network(nodes -> nodes.withListed(300))) {
      // When
      var listed = Http.getJson(network.url("/nodes.json")).path("nodes");

      // Then
      assertThat(hosts(listed)).doesNotHaveDuplicates().contains("127.43.50.1");
      assertThat(proves(listed.get(299), "x")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"nonce\":7}", "{\"nonce\":\"a b\"}", "{\"nonce\":\"\"}", "["})
  void aProofWithoutAUsableNonceIsRefused(String body) throws Exception {
    // Given
    try (var network = network(nodes -> nodes.withListed(8))) {
      String endpoint = network.nodeList().nodes().getFirst().endpoint();

      // When
      var answer = Http.post(endpoint + "/assay/v1/proof", body);

      // Then
      assertThat(answer.statusCode()).isEqualTo(400);
    }
  }

  private static DemoNetwork network(UnaryOperator<NodePlan> change) throws Exception {
    return DemoNetwork.start(NetworkPlan.standard().withNodes(change));
  }

  private static boolean proves(JsonNode node, String nonce) throws Exception {
    var proof =
        Http.postJson(
            node.path("endpoint").asText() + "/assay/v1/proof", "{\"nonce\":\"" + nonce + "\"}");
    assertThat(proof.path("nonce").asText()).isEqualTo(nonce);
    byte[] raw = Base64.getDecoder().decode(node.path("publicKey").asText());
    byte[] encoded = ByteBuffer.allocate(44).put(HEADER).put(raw).array();
    var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    var signature = Signature.getInstance("Ed25519");
    signature.initVerify(key);
    String text = "assay node proof v1\n" + proof.path("id").asText() + "\n" + nonce;
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    return signature.verify(Base64.getDecoder().decode(proof.path("signature").asText()));
  }

  private static List<String> hosts(JsonNode nodes) {
    return values(nodes, "endpoint").stream().map(url -> URI.create(url).getHost()).toList();
  }

  private static List<Long> counts(JsonNode nodes, String field) {
    var all = values(nodes, field);
    return all.stream().distinct().map(one -> all.stream().filter(one::equals).count()).toList();
  }

  private static List<String> values(JsonNode nodes, String field) {
    List<String> values = new ArrayList<>();
    nodes.forEach(node -> values.add(node.path(field).asText()));
    return values;
  }
}
