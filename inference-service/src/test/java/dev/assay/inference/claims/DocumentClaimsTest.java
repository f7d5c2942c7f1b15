package dev.assay.inference.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.testing.Judging;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.DossierReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims that name documents: logs, published figures and oracles. */
class DocumentClaimsTest {
  private static final String CLAIMS =
      """
      recordedLogs:
        - id: run
          url: https://project.example/run.json
          format: VLLM
          shows:
            - metric: E2E
              percentile: "0.95"
              atMostMs: "800"
              statement:
                source: https://project.example/
                date: 2026-11-01
                quote: made up for a test
          statement: {source: "https://project.example/", date: 2026-11-01, quote: made up}
      publishedMetrics:
        - endpoint: chat
          url: https://project.example/metrics.json
          statement: {source: "https://project.example/", date: 2026-11-01, quote: made up}
      oracles:
        - id: eth
          answersUrl: https://project.example/answers.json
          registryUrl: https://project.example/registry.json
          heartbeatSeconds: 60
          deviationShare: "0.005"
          quorum: 3
          statement: {source: "https://project.example/", date: 2026-11-01, quote: made up}
      """;

  @Test
  void givenClaimsThatNameDocuments_whenRead_thenTheyAreThere() throws Exception {
    // When
    InferenceClaims claims = CanonicalJson.read(claims(), InferenceClaims.class);
    // Then
    assertThat(claims.recordedLogs().getFirst().format()).isEqualTo(RecordedLogClaim.Format.VLLM);
    assertThat(claims.publishedMetrics().getFirst().endpoint()).isEqualTo("chat");
    assertThat(claims.oracles().getFirst().quorum()).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/recordedLogs/0/id              | \" \"                  | id",
        "/recordedLogs/0/url             | \"file:///etc/passwd\" | url",
        "/recordedLogs/0/format          | \"GUIDELLM\"           | format",
        "/recordedLogs/0/sha256          | \"abc\"                | sha256",
        "/recordedLogs/0/shows           | []                     | shows",
        "/recordedLogs/0/shows/0/percentile | \"95\"              | percentile",
        "/publishedMetrics/0/endpoint    | \"other\"              | publishedMetrics",
        "/publishedMetrics/0/url         | \"gopher://a.example\" | url",
        "/publishedMetrics/0/url         | null                   | url",
        "/publishedMetrics/0/log         | \"file:///etc/passwd\" | url",
        "/publishedMetrics/0/window      | 3                      | window",
        "/oracles/0/answersUrl           | null                   | url",
        "/oracles/0/heartbeatSeconds     | 0                      | heartbeatSeconds",
        "/oracles/0/deviationShare       | \"1\"                  | deviationShare",
        "/oracles/0/deviationShare       | 0.005                  | deviationShare",
        "/oracles/0/quorum               | 0                      | quorum"
      })
  void givenABadValue_whenRead_thenItsFieldIsNamed(String pointer, String value, String named)
      throws Exception {
    // Given
    ObjectNode tree = claims();
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) tree.at(pointer.substring(0, slash)))
        .set(
            pointer.substring(slash + 1),
            CanonicalJson.read(value.getBytes(StandardCharsets.UTF_8)));
    // When, then
    assertThatThrownBy(() -> CanonicalJson.read(tree, InferenceClaims.class))
        .isInstanceOf(InvalidDocument.class)
        .hasMessageContaining(named);
  }

  @Test
  void givenAPercentileTwice_whenRead_thenItIsRefused() throws Exception {
    // Given
    ObjectNode tree = claims();
    tree.withArray("/recordedLogs/0/shows").add(tree.at("/recordedLogs/0/shows/0").deepCopy());
    // When, then
    assertThatThrownBy(() -> CanonicalJson.read(tree, InferenceClaims.class))
        .hasMessageContaining("each percentile");
  }

  private static ObjectNode claims() throws IOException, InvalidDocument {
    ObjectNode tree = (ObjectNode) DossierReader.tree(CLAIMS.getBytes(StandardCharsets.UTF_8));
    tree.set("endpoints", CanonicalJson.tree(Judging.demo()).get("endpoints"));
    return tree;
  }
}
