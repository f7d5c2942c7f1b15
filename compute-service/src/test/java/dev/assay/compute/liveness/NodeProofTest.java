package dev.assay.compute.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.nodelist.NodeProtocol;
import dev.assay.compute.testing.TestKey;
import dev.assay.verification.finding.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeProofTest {
  private static final TestKey KEY =
      TestKey.ofSecret(
          HexFormat.of()
              .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
  private static final NodeToAsk KEYED =
      new NodeToAsk(
          "node-001",
          URI.create("http://127.42.1.1:4281"),
          NodeProtocol.PROOF,
          KEY.publicKey(),
          null);
  private static final NodeToAsk TLS =
      new NodeToAsk(
          "node-001",
          URI.create("https://node.example"),
          NodeProtocol.STATUS,
          null,
          "ab".repeat(32));
  private static final NodeToAsk KEYLESS =
      new NodeToAsk(
          "node-001", URI.create("https://node.example"), NodeProtocol.STATUS, null, null);
  private static final NodeLivenessQuestion QUESTION =
      new NodeLivenessQuestion(List.of(KEYED), "00".repeat(32), URI.create("http://127.42.0.1/"));

  @Test
  void verifiesTheVectorThatTheProtocolPublishes() throws IOException {
    // Given the document, which other implementations follow
    String document = Files.readString(Path.of("../docs/protocols/node-proof.md"));
    String nonce = QUESTION.nonce(KEYED);
    String signature = KEY.sign("assay node proof v1\nnode-001\n" + nonce);
    // When
    NodeState state = NodeProof.state(KEYED, answered(proof("node-001", nonce, signature)));
    // Then
    assertThat(state).isEqualTo(NodeState.PROVEN);
    assertThat(document).contains(KEY.publicKey(), nonce, signature);
  }

  @Test
  void takesNoProofOfAnotherNameNonceOrKey() {
    // Given
    String nonce = QUESTION.nonce(KEYED);
    String good = KEY.sign(NodeProof.signedText("node-001", nonce));
    String other = TestKey.named("other").sign(NodeProof.signedText("node-001", nonce));
    String old = KEY.sign(NodeProof.signedText("node-001", "yesterday"));
    // When, then
    for (String body :
        List.of(
            proof("node-002", nonce, good),
            proof("node-001", "yesterday", old),
            proof("node-001", nonce, old),
            proof("node-001", nonce, other),
            proof("node-001", nonce, ""),
            "{}",
            "[]",
            "null",
            "",
            "<html>")) {
      assertThat(NodeProof.state(KEYED, answered(body))).as(body).isEqualTo(NodeState.UNPROVED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SOURCE_UNREACHABLE, SILENT",
    "TIMED_OUT, SILENT",
    "SOURCE_ERROR, UNPROVED",
    "SOURCE_SHAPE_CHANGED, UNPROVED",
    "TOO_LARGE, UNPROVED",
    "ADDRESS_REFUSED, NOT_ASKED",
    "BUDGET_SPENT, NOT_ASKED",
    "CANCELLED, NOT_ASKED"
  })
  void tellsSilenceFromOurOwnTrouble(Reason reason, NodeState state) {
    // Given
    NodeExchange exchange =
        new NodeExchange(
            "node-001", "n", 1, Instant.EPOCH, null, null, null, null, reason, "made up");
    // When, then
    assertThat(NodeProof.state(KEYED, exchange)).isEqualTo(state);
    assertThat(NodeProof.state(KEYLESS, exchange)).isEqualTo(state);
  }

  @Test
  void takesTheListedTlsKeyForAProof() {
    assertThat(NodeProof.state(TLS, byTls("ab".repeat(32)))).isEqualTo(NodeState.PROVEN);
    assertThat(NodeProof.state(TLS, byTls("cd".repeat(32)))).isEqualTo(NodeState.UNPROVED);
    assertThat(NodeProof.state(TLS, byTls(null))).isEqualTo(NodeState.UNPROVED);
    assertThat(NodeProof.state(KEYLESS, byTls("ab".repeat(32)))).isEqualTo(NodeState.KEYLESS);
  }

  private static String proof(String id, String nonce, String signature) {
    return "{\"id\":\"%s\",\"nonce\":\"%s\",\"signature\":\"%s\"}".formatted(id, nonce, signature);
  }

  private static NodeExchange answered(String body) {
    return new NodeExchange(
        "node-001",
        QUESTION.nonce(KEYED),
        1,
        Instant.EPOCH,
        "127.42.1.1:4281",
        200,
        body,
        null,
        null,
        null);
  }

  private static NodeExchange byTls(String key) {
    return new NodeExchange(
        "node-001", "n", 1, Instant.EPOCH, "192.0.2.1:443", 200, null, key, null, null);
  }
}
