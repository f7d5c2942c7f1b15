package dev.assay.inference.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.InferenceLayer;
import dev.assay.inference.testing.Judging;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceClaimsTest {

  @Test
  void readsTheDemosFragment() throws IOException, InvalidDocument {
    // When
    InferenceClaims claims = Judging.demo();
    // Then
    EndpointClaim chat = claims.endpoints().getFirst();
    assertThat(chat.latency()).extracting(LatencyClaim::name).containsExactly("E2E p50", "E2E p95");
    assertThat(new InferenceLayer().statisticalClaims(claims)).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/endpoints/0/id                   | 'Chat 1'                | id",
        "/endpoints/0/url                  | 'ftp://a.example/'      | url",
        "/endpoints/0/url                  | 'http:///chat'          | url",
        "/endpoints/0/url                  | 'http://u:p@a.example/' | url",
        "/endpoints/0/model                | ' '                     | model",
        "/endpoints/0/secret               | 'openai-key'            | secret",
        "/endpoints/0/secret               | '127.42.0.2'            | secret",
        "/endpoints/0/requestsPerSecond    | '0'                     | requestsPerSecond",
        "/endpoints/0/requestsPerSecond    | '-40'                   | requestsPerSecond",
        "/endpoints/0/requestsPerSecond    | '1000.1'                | requestsPerSecond",
        "/endpoints/0/requestsPerSecond    | '4e1'                   | requestsPerSecond",
        "/endpoints/0/ratePerMinute        | '40'                    | ratePerMinute",
        "/endpoints/0/latency/0/metric     | 'ITL'                   | metric",
        "/endpoints/0/latency/0/percentile | '1'                     | percentile",
        "/endpoints/0/latency/0/percentile | '95'                    | percentile",
        "/endpoints/0/latency/0/percentile | '0.99999'               | percentile",
        "/endpoints/0/latency/0/percentile | '0.950'                 | latency",
        "/endpoints/0/latency/0/atMostMs   | '0'                     | atMostMs",
        "/endpoints/0/latency/0/atMostMs   | '1 s'                   | atMostMs",
        "/endpoints/0/latency/0/atMostMs   | '120001'                | atMostMs",
        "/endpoints/0/availability/atLeastShare | '99'               | atLeastShare",
        "/endpoints/0/availability/atLeastShare | '0'                | atLeastShare"
      })
  void namesTheBadField(String pointer, String value, String named)
      throws IOException, InvalidDocument {
    // Given
    ObjectNode tree = demo();
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) tree.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), value);
    // When, then
    assertThatThrownBy(() -> CanonicalJson.read(tree, InferenceClaims.class))
        .isInstanceOf(InvalidDocument.class)
        .hasMessageContaining(named);
  }

  @Test
  void refusesANumberOfTokensThatNobodyNeeds() throws IOException, InvalidDocument {
    // Given
    ObjectNode tree = demo();
    ((ObjectNode) tree.at("/endpoints/0")).put("maxTokens", 100_000);
    // When, then
    assertThatThrownBy(() -> CanonicalJson.read(tree, InferenceClaims.class))
        .hasMessageContaining("maxTokens");
  }

  @Test
  void takesAsManyEndpointsAsItMeasures() throws IOException, InvalidDocument {
    // Given
    ObjectNode tree = demo();
    ArrayNode endpoints = (ArrayNode) tree.get("endpoints");
    ObjectNode first = (ObjectNode) endpoints.get(0);
    for (int i = 1; i <= 10; i++) {
      endpoints.add(first.deepCopy().put("id", "chat-" + i));
    }
    // When, then
    assertThatThrownBy(() -> CanonicalJson.read(tree, InferenceClaims.class))
        .hasMessageContaining("at most 10");
  }

  @ParameterizedTest
  @CsvSource({
    "api.example.org, api.example.org, true",
    "api.example.org, api.example.org_team-a, true",
    "api.example.co, api.example.co.uk, false",
    "api.example.org, example.org, false",
    "evil.example, api.example.org, false"
  })
  void sendsAKeyOnlyToItsHost(String host, String secret, boolean taken)
      throws IOException, InvalidDocument {
    // Given
    ObjectNode tree = demo();
    ((ObjectNode) tree.at("/endpoints/0"))
        .put("url", "https://" + host + "/v1/chat/completions")
        .put("secret", secret);
    byte[] json = tree.toString().getBytes(StandardCharsets.UTF_8);
    // When, then
    if (taken) {
      assertThat(CanonicalJson.read(json, InferenceClaims.class).endpoints()).hasSize(1);
    } else {
      assertThatThrownBy(() -> CanonicalJson.read(json, InferenceClaims.class))
          .hasMessageContaining("secret");
    }
  }

  private static ObjectNode demo() throws IOException, InvalidDocument {
    return (ObjectNode) CanonicalJson.tree(Judging.demo());
  }
}
