package dev.assay.inference.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.inference.testing.Judging;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.DossierReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dossier may say of loads, comparisons and spread. */
class LoadAndSpreadClaimsTest {
  private static final String CLAIMS =
      """
      throughput:
        - endpoint: chat
          atOnce: 8
          outputTokensPerSecond: "500"
          goodRequestsPerSecond: "30"
          ttftAtMostMs: "200"
          tpotAtMostMs: "20"
          statement: { source: "https://a.example/", date: 2026-11-01, quote: made up for a test }
      realtime:
        - endpoint: chat
          centralised: { name: Big Cloud, url: "https://b.example/v1", model: big }
          atMostTimes: "2"
          statement: { source: "https://a.example/", date: 2026-11-01, quote: made up for a test }
      spread:
        - endpoint: chat
          backendsAtLeast: 4
          routing: INDEPENDENT
          pipeline:
            - { name: Frankfurt, latitude: "50.1109", longitude: "8.6821" }
            - { name: New York, latitude: "40.7128", longitude: "-74.0060" }
          signed: { nodeListUrl: "https://a.example/nodes.json", nodesAtLeast: 3 }
          parallelAtLeast: 6
          independentOf: [other]
          statement: { source: "https://a.example/", date: 2026-11-01, quote: made up for a test }
      """;

  @Test
  void readsWhatIsClaimed() throws InvalidDocument {
    // When
    InferenceClaims claims = read(CLAIMS);
    // Then
    assertThat(claims.throughput().getFirst().atOnce()).isEqualTo(8);
    assertThat(claims.realtime().getFirst().centralised().name()).isEqualTo("Big Cloud");
    assertThat(claims.spread().getFirst().pipeline()).hasSize(2);
    assertThat(claims.spread().getFirst().signed().nodesAtLeast()).isEqualTo(3);
    assertThat(claims.spread().getFirst().independentOf()).containsExactly("other");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "atOnce: 8                        | atOnce: 0                        | atOnce",
        "atOnce: 8                        | atOnce: 257                      | atOnce",
        "outputTokensPerSecond: \"500\"   | outputTokensPerSecond: \"0\"     | outputTokensPerSecond",
        "outputTokensPerSecond: \"500\"   | outputTokensPerSecond: \"5e2\"   | outputTokensPerSecond",
        "ttftAtMostMs: \"200\"            | ttftAtMostMs: \"-1\"             | ttftAtMostMs",
        "atOnce: 8                        | 'peak: true\n    atOnce: 8'      | peak",
        "atMostTimes: \"2\"               | atMostTimes: \"0\"               | atMostTimes",
        "atMostTimes: \"2\"               | atMostTimes: \"1001\"            | atMostTimes",
        "https://b.example/v1             | ftp://b.example/v1               | url",
        "backendsAtLeast: 4               | backendsAtLeast: 1               | backendsAtLeast",
        "routing: INDEPENDENT             | routing: AT_WILL                 | routing",
        "latitude: \"50.1109\"            | latitude: \"90.1\"               | latitude",
        "longitude: \"8.6821\"            | longitude: \"-181\"              | longitude",
        "parallelAtLeast: 6               | parallelAtLeast: 1               | parallelAtLeast",
        "independentOf: [other]           | independentOf: [nobody]          | independentOf",
        "independentOf: [other]           | independentOf: [chat]            | independentOf",
        "nodesAtLeast: 3                  | nodesAtLeast: 0                  | nodesAtLeast",
        "https://a.example/nodes.json     | ftp://a.example/nodes.json       | url",
        "endpoint: chat                   | endpoint: nobody                 | endpoints"
      })
  void namesTheBadField(String good, String bad, String named) {
    // Given
    String changed = CLAIMS.replace(good, bad);
    assertThat(changed).isNotEqualTo(CLAIMS);
    // When, then
    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(InvalidDocument.class)
        .hasMessageContaining(named);
  }

  private static InferenceClaims read(String more) throws InvalidDocument {
    JsonNode endpoint = CanonicalJson.tree(Judging.endpoint("chat", null));
    JsonNode other = CanonicalJson.tree(Judging.endpoint("other", null));
    String yaml = "endpoints: [" + endpoint + ", " + other + "]\n" + more;
    return CanonicalJson.read(
        DossierReader.tree(yaml.getBytes(StandardCharsets.UTF_8)), InferenceClaims.class);
  }
}
