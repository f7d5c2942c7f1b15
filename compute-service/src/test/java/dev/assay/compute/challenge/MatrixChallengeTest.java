package dev.assay.compute.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.matrix.proving.JavaBackend;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixChallengeTest {
  private final MatrixChallenge question =
      new MatrixChallenge(
          URI.create(Claiming.ONE), null, "07".repeat(32), new BigDecimal("10000000"), 132, 30);
  private final ObjectNode transcript =
      CanonicalJson.tree(TestAgents.run(question, new JavaBackend(), 500, tile -> tile)).deepCopy();

  /** Changes that no run of ours could have written. */
  static List<Consumer<ObjectNode>> forged() {
    return List.of(
        tree -> tree.put("schema", "assay.matrix-transcript/v2"),
        tree -> tree.put("largestN", 63),
        tree -> tree.put("largestN", -1),
        tree -> tree.put("mostRounds", 0),
        tree -> tree.put("mostRounds", 10),
        tree -> tree.withArray("/roots").remove(3),
        tree -> tree.withArray("/tiles").remove(3),
        tree -> tree.withArray("/roots").set(3, "zz"),
        tree -> tree.withArray("/roots").set(3, "00"),
        tree -> tree.withArray("/rootMicros").set(3, 1),
        tree -> tree.withArray("/rootMicros").set(0, 0),
        tree -> tree.withArray("/rootMicros").set(0, -5),
        tree -> tree.put("openingSeed", "07"),
        tree -> tree.remove("openingSeed"),
        tree -> ((ObjectNode) tree.at("/tiles/0")).put("entries", "!"),
        tree -> ((ObjectNode) tree.at("/tiles/0")).remove("path"),
        tree -> tree.put("end", "PERFECT"),
        tree -> tree.put("more", 1));
  }

  @Test
  void givenHonestTranscript_whenRead_thenEveryTileIsVerifiedAgain() throws UnreadableAnswer {
    // Given // When
    ChallengeResult result = read(transcript);

    // Then
    assertThat(result.valid()).isEqualTo(132).isEqualTo(result.opened());
    assertThat(result.fault()).isNull();
    assertThat(result.keyProven()).isTrue();
    assertThat(result.tookMicros()).isEqualTo(500 * 20);
  }

  @ParameterizedTest
  @MethodSource("forged")
  void givenForgedTranscript_whenRead_thenUnreadable(Consumer<ObjectNode> forge) {
    // Given
    forge.accept(transcript);

    // When // Then
    assertThatThrownBy(() -> read(transcript)).isInstanceOf(UnreadableAnswer.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "\u0000"})
  void givenAnythingElse_whenRead_thenUnreadable(String body) {
    // Given // When // Then
    assertThatThrownBy(() -> question.decode(envelope(), body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableAnswer.class);
  }

  @Test
  void givenAnotherOpeningSeed_whenRead_thenTilesAreOthersThanDrawn() throws UnreadableAnswer {
    // Given a seed chosen afterwards would have to fit the tiles
    transcript.put("openingSeed", "08".repeat(32));

    // When // Then
    assertThat(read(transcript).valid()).isLessThan(132);
  }

  @Test
  void givenTilesExchanged_whenRead_thenBothAreInvalid() throws UnreadableAnswer {
    // Given
    ArrayNode tiles = transcript.withArray("/tiles");
    tiles.set(0, tiles.get(1).deepCopy());

    // When // Then
    assertThat(read(transcript).valid()).isEqualTo(131);
  }

  @Test
  void givenSignatureOfNobody_whenRead_thenKeyIsNotProven() throws UnreadableAnswer {
    // Given
    transcript.put("signature", "AAAA");

    // When // Then
    assertThat(read(transcript).keyProven()).isFalse();
  }

  private ChallengeResult read(ObjectNode tree) throws UnreadableAnswer {
    return question.decode(envelope(), CanonicalJson.write(tree));
  }

  private Envelope envelope() {
    return new Envelope(
        Envelope.SCHEMA,
        question.canonical(),
        TestNetwork.NOW,
        "assay",
        EvidenceClass.MEASURED,
        null,
        null,
        CanonicalJson.mediaType(),
        null,
        Map.of());
  }
}
