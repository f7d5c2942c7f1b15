package dev.assay.k8s;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong values are refused before anything is installed, and the message names the value. */
class ValuesSchemaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an unknown value            | {replicas: 3}                                          | replicas
          an unknown service          | {services: {storage: {}}}                              | storage
          an unknown setting          | {services: {compute: {replica: 3}}}                    | replica
          a number as text            | {defaults: {replicas: "two"}}                          | replicas
          a negative number           | {services: {data: {replicas: -1}}}                     | replicas
          a privileged port           | {port: 80}                                             | port
          a port that is a number     | {egress: {ports: [443]}}                               | ports
          a range that is none        | {egress: {allowedRanges: [everything]}}                | allowedRanges
          a word for a policy         | {image: {pullPolicy: Sometimes}}                       | pullPolicy
          an unknown chain protocol   | {register: {chains: [{chain: 'eip155:1', protocol: HTTP, providers: ['https://a']}]}} | protocol
          a password among the values | {defaults: {database: {password: hunter2}}}            | password
          a peer that is everyone     | {networkPolicy: {layersFrom: [{}]}}                    | layersFrom
          a relative path             | {ingress: {paths: [v1]}}                               | paths
          """)
  void refuses(String what, String values, String named, @TempDir Path folder) throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("invalid-values.yaml"), values);

    // When, Then
    assertThatThrownBy(() -> Chart.with(file))
        .as(what)
        .hasMessageContaining("schema")
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TLS without a certificate | {ingress: {enabled: true, tls: {enabled: true}}} | ingress.tls.secretName
          """)
  void refusesWhatDoesNotFitTogether(String what, String values, String named, @TempDir Path folder)
      throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("invalid-values.yaml"), values);

    // When, Then
    assertThatThrownBy(() -> Chart.with(file)).as(what).hasMessageContaining(named);
  }
}
