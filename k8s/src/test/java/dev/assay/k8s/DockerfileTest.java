package dev.assay.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images fit the chart that runs them. */
class DockerfileTest {

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
  void fitsThePods(String name) throws IOException {
    // Given
    List<String> lines = Files.readAllLines(Path.of(name));
    JsonNode pod =
        Chart.manifests(Chart.defaults()).stream()
            .filter(manifest -> manifest.path("kind").asText().equals("Deployment"))
            .findFirst()
            .orElseThrow()
            .at("/spec/template/spec");

    // When
    String user = pod.at("/securityContext/runAsUser").asText();
    String group = pod.at("/securityContext/runAsGroup").asText();
    String port = pod.at("/containers/0/ports/0/containerPort").asText();

    // Then
    assertThat(lines)
        .contains("USER " + user + ":" + group, "EXPOSE " + port, "ARG SERVICE=.")
        .filteredOn(line -> line.startsWith("COPY"))
        .isNotEmpty()
        .allMatch(line -> line.contains("${SERVICE}/target/"));
  }
}
