package dev.assay.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The gateway reaches the layers, the layers the world, and nobody the cluster's private ranges.
 */
class NetworkPolicyTest {
  private static final List<JsonNode> POLICIES =
      Chart.manifests(Chart.defaults()).stream()
          .filter(manifest -> manifest.path("kind").asText().equals("NetworkPolicy"))
          .toList();

  @Test
  void everyPolicyRulesBothWays() {
    // Given, When, Then
    assertThat(POLICIES)
        .hasSize(3)
        .allSatisfy(
            policy ->
                assertThat(texts(policy.at("/spec/policyTypes")))
                    .containsExactly("Ingress", "Egress"));
  }

  @Test
  void onlyTheGatewayCallsTheLayers() {
    // Given
    JsonNode layers = policy("assay-layers");

    // When
    JsonNode from = layers.at("/spec/ingress/0/from");

    // Then
    assertThat(layers.at("/spec/ingress")).hasSize(1);
    assertThat(from).hasSize(1);
    assertThat(from.at("/0/podSelector/matchLabels").path("app.kubernetes.io/component").asText())
        .isEqualTo("gateway");
    assertThat(texts(layers.at("/spec/podSelector/matchExpressions/0/values")))
        .containsExactly("compute", "data", "inference", "tokenomics");
  }

  @Test
  void theLayersReachTheWorldButNotThePrivateRanges() {
    // Given
    JsonNode egress = policy("assay-layers").at("/spec/egress");

    // When
    JsonNode to = egress.at("/0/to");

    // Then
    assertThat(egress).hasSize(1);
    assertThat(to.at("/0/ipBlock/cidr").asText()).isEqualTo("0.0.0.0/0");
    assertThat(texts(to.at("/0/ipBlock/except")))
        .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8");
    assertThat(texts(to.at("/1/ipBlock/except"))).contains("fc00::/7", "fe80::/10");
    assertThat(egress.at("/0/ports"))
        .extracting(port -> port.path("port").asInt())
        .containsExactly(80, 443, 8443);
  }

  @Test
  void theGatewayReachesNothingButTheLayers() {
    // Given
    JsonNode egress = policy("assay-gateway").at("/spec/egress");

    // When, Then
    assertThat(egress).hasSize(1);
    assertThat(egress.at("/0/to")).hasSize(1);
    assertThat(egress.at("/0/to/0").has("podSelector")).isTrue();
  }

  private static JsonNode policy(String name) {
    return POLICIES.stream()
        .filter(policy -> policy.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
