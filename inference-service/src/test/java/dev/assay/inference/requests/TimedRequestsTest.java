package dev.assay.inference.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.testing.Behaviour;
import dev.assay.inference.testing.Judging;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimedRequestsTest {
  private static final byte[] SEED = HexFormat.of().parseHex("5a".repeat(32));
  private static final TimedRequests LOAD =
      TimedRequests.of(
          Judging.endpoint("chat", null, Judging.latency(LatencyMetric.E2E, "0.95", "3000")),
          Judging.terms(3),
          SEED);

  @Test
  void holdsAllThatTheRunFollowsFrom() {
    // When
    JsonNode parameters = LOAD.canonical().parameters();
    // Then
    assertThat(LOAD.canonical().kind()).isEqualTo("inference.timed-requests");
    assertThat(parameters.get("seed").asText()).isEqualTo("5a".repeat(32));
    assertThat(parameters.get("requests").asInt()).isEqualTo(3);
    assertThat(parameters.get("requestsPerSecond").asText()).isEqualTo("40");
    assertThat(parameters.get("deadlineMillis").asInt()).isEqualTo(12_000);
    assertThat(parameters.has("secret")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0.1, 20", "10, 20", "10.4, 21", "40, 80", "1000, 200"})
  void warmsUpForTwoSecondsOfTheLoad(BigDecimal perSecond, int warmUps) {
    // Given
    EndpointClaim claim = Judging.endpoint("chat", null);
    EndpointClaim other =
        new EndpointClaim(
            claim.id(), claim.url(), claim.model(), null, perSecond, 16, List.of(), null);
    // When, then
    assertThat(TimedRequests.of(other, Judging.terms(3), SEED).warmUps()).isEqualTo(warmUps);
  }

  @Test
  void readsItsTranscript() throws UnreadableAnswer {
    assertThat(decode(CanonicalJson.write(transcript())).answers()).hasSize(3);
  }

  @Test
  void readsATranscriptThatEndedEarly() throws UnreadableAnswer {
    // Given
    ObjectNode tree = CanonicalJson.tree(transcript()).deepCopy();
    answers(tree).remove(2);
    // When, then
    assertThat(decode(CanonicalJson.write(tree)).answers()).hasSize(2);
  }

  static Stream<Arguments> otherTranscripts() {
    return Stream.of(
        changed("no answer", t -> answers(t).removeAll()),
        changed("one answer twice", t -> answers(t).add(answers(t).get(0).deepCopy())),
        changed("no warm-up", t -> t.putArray("warmUps")),
        changed("another order", t -> answers(t).insert(0, answers(t).remove(2))),
        changed("another schedule", t -> first(t).put("scheduledMicros", 1)),
        changed("another schema", t -> t.put("schema", "assay.timed-requests-transcript/v2")),
        changed("an unknown field", t -> first(t).put("text", "hello")),
        changed("an unknown outcome", t -> first(t).put("outcome", "FINE")),
        changed("no outcome", t -> first(t).remove("outcome")),
        changed("a whole answer without tokens", t -> reply(t).remove("tokens")),
        changed("sent before it was due", t -> first(t).put("sentMicros", 0)),
        changed("answered before it was sent", t -> reply(t).put("headMicros", 1)),
        changed("ended before it began", t -> tokens(t).put("lastMicros", 1)),
        changed("no chunk", t -> tokens(t).put("chunks", 0)),
        changed("fewer than no tokens", t -> tokens(t).put("usage", -1)),
        changed("half a microsecond", t -> tokens(t).put("lastMicros", 1e6 + 0.5)),
        changed("an odd status", t -> reply(t).put("status", 7)),
        changed("a long story", t -> reply(t).put("finishReason", "x".repeat(65))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void otherTranscripts(String why, byte[] body) {
    assertThatThrownBy(() -> decode(body)).isInstanceOf(UnreadableAnswer.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "<html>", "{\"schema\":", "\u0000"})
  void refusesWhatIsNoTranscript(String body) {
    assertThatThrownBy(() -> decode(body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableAnswer.class);
  }

  private static TimedTranscript decode(byte[] body) throws UnreadableAnswer {
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            LOAD.canonical(),
            Instant.EPOCH,
            "assay",
            EvidenceClass.MEASURED,
            null,
            null,
            CanonicalJson.mediaType(),
            Digest.of(body),
            Map.of());
    return LOAD.decode(envelope, body);
  }

  private static TimedTranscript transcript() {
    List<TimedAnswer> answers = new ArrayList<>();
    long[] due = LOAD.dueMicros();
    for (int i = 0; i < due.length; i++) {
      answers.add(Behaviour.ok(20, 50).answer(i, due[i]));
    }
    return TimedTranscript.of(answers, LOAD.warmUps());
  }

  private static Arguments changed(String why, Consumer<ObjectNode> change) {
    ObjectNode tree = CanonicalJson.tree(transcript()).deepCopy();
    change.accept(tree);
    return Arguments.of(why, tree.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ArrayNode answers(ObjectNode transcript) {
    return (ArrayNode) transcript.get("answers");
  }

  private static ObjectNode first(ObjectNode transcript) {
    return (ObjectNode) answers(transcript).get(0);
  }

  private static ObjectNode reply(ObjectNode transcript) {
    return (ObjectNode) first(transcript).get("reply");
  }

  private static ObjectNode tokens(ObjectNode transcript) {
    return (ObjectNode) reply(transcript).get("tokens");
  }
}
