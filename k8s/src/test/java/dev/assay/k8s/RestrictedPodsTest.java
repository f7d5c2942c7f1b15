package dev.assay.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an operator sets, every pod keeps the restricted pod security standard, and more. */
class RestrictedPodsTest {

  static Stream<List<JsonNode>> renderings() {
    return Stream.concat(Stream.of(Chart.defaults()), Chart.features().stream().map(Chart::with))
        .map(Chart::manifests);
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void everyPodIsRestricted(List<JsonNode> manifests) {
    // Given
    List<JsonNode> pods = manifests.stream().filter(RestrictedPodsTest::isDeployment).toList();
    assertThat(pods).isNotEmpty();

    for (JsonNode deployment : pods) {
      // When
      JsonNode pod = deployment.at("/spec/template/spec");

      // Then
      assertThat(pod.at("/automountServiceAccountToken").isBoolean()).isTrue();
      assertThat(pod.at("/automountServiceAccountToken").asBoolean()).isFalse();
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
      assertThat(pod.at("/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC")).isFalse();
      assertThat(pod.at("/volumes")).noneMatch(volume -> volume.has("hostPath"));
      assertThat(pod.at("/containers")).hasSize(1).allSatisfy(RestrictedPodsTest::isRestricted);
    }
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void everyManifestIsComplete(List<JsonNode> manifests) {
    // Given, When, Then
    assertThat(manifests)
        .isNotEmpty()
        .allSatisfy(
            manifest -> {
              assertThat(manifest.path("apiVersion").asText()).isNotBlank();
              assertThat(manifest.path("kind").asText()).isNotBlank();
              assertThat(manifest.at("/metadata/name").asText()).isNotBlank();
              assertThat(manifest.at("/metadata/labels/app.kubernetes.io~1instance").asText())
                  .isEqualTo("assay");
            });
    assertThat(manifests)
        .extracting(manifest -> manifest.path("kind").asText() + manifest.at("/metadata/name"))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void everySelectorFindsThePodsOfItsDeployment(List<JsonNode> manifests) {
    for (JsonNode deployment :
        manifests.stream().filter(RestrictedPodsTest::isDeployment).toList()) {
      // Given
      JsonNode labels = deployment.at("/spec/template/metadata/labels");
      JsonNode service = named(manifests, "Service", deployment.at("/metadata/name").asText());

      // When, Then
      assertThat(deployment.at("/spec/selector/matchLabels").properties())
          .isSubsetOf(labels.properties());
      assertThat(service.at("/spec/selector").properties())
          .isNotEmpty()
          .isSubsetOf(labels.properties());
    }
  }

  private static void isRestricted(JsonNode container) {
    JsonNode security = container.path("securityContext");
    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(security.path("privileged").asBoolean()).isFalse();
    assertThat(security.at("/capabilities/drop")).hasSize(1);
    assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    assertThat(security.at("/capabilities/add").isMissingNode()).isTrue();
    assertThat(container.at("/resources/limits/memory").asText()).isNotBlank();
    assertThat(container.at("/resources/requests/cpu").asText()).isNotBlank();
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(container.path(probe).at("/httpGet/path").asText()).startsWith("/q/health/");
    }
    assertThat(StreamSupport.stream(container.path("env").spliterator(), false))
        .filteredOn(entry -> entry.path("name").asText().matches(".*(PASSWORD|USERNAME)"))
        .hasSize(2)
        .allMatch(entry -> entry.at("/valueFrom/secretKeyRef/name").isTextual());
  }

  private static JsonNode named(List<JsonNode> manifests, String kind, String name) {
    return manifests.stream()
        .filter(manifest -> manifest.path("kind").asText().equals(kind))
        .filter(manifest -> manifest.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  private static boolean isDeployment(JsonNode manifest) {
    return manifest.path("kind").asText().equals("Deployment");
  }
}
