package dev.assay.inference.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inference.testing.ChatServer;
import dev.assay.inference.testing.LoopbackContext;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.KeyedGet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A meter that needs a key, on a real server. */
class KeyedGetRunnerTest {
  private static final String SECRET = "127.0.0.1_meter";
  private static final String KEY = "sk-made-up-for-a-test";

  private final LoopbackContext context = new LoopbackContext();

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void givenAMeterThatRepeatsTheKey_whenAsked_thenTheKeyIsSentAndNothingOfItKept() {
    // Given
    context.secrets.put(SECRET, KEY);
    String body = "{\"total\":\"1.5\",\"currency\":\"USD\",\"account\":\"%s\"}".formatted(KEY);
    try (ChatServer server =
        new ChatServer(exchange -> ChatServer.say(exchange, 200, "application/json", body))) {
      // When
      RawAnswer answer = run(server.url());
      // Then
      assertThat(server.keys).containsExactly("Bearer " + KEY);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .isEqualTo(body.replace(KEY, "[redacted]"));
      assertThat(answer.attributes())
          .containsEntry(KeyedGet.REDACTIONS, "1")
          .containsEntry(HttpGet.STATUS, "200");
      assertThat(answer.evidenceClass()).isEqualTo(EvidenceClass.PROJECT_API);
    }
  }

  @Test
  void givenARedirect_whenAsked_thenTheKeyGoesNoFurther() {
    // Given
    context.secrets.put(SECRET, KEY);
    try (ChatServer server =
        new ChatServer(
            exchange -> {
              exchange.getResponseHeaders().add("location", "/elsewhere");
              ChatServer.say(exchange, 302, "text/plain", "");
            })) {
      // When
      RawAnswer answer = run(server.url());
      // Then
      assertThat(answer.reason()).isEqualTo(Reason.SOURCE_ERROR);
      assertThat(server.keys).hasSize(1);
    }
  }

  @Test
  void givenNoSuchSecret_whenAsked_thenNothingIsSent() {
    // Given
    try (ChatServer server =
        new ChatServer(exchange -> ChatServer.say(exchange, 200, "application/json", "{}"))) {
      // When
      RawAnswer answer = run(server.url());
      // Then
      assertThat(answer.reason()).isEqualTo(Reason.SECRET_MISSING);
      assertThat(server.keys).isEmpty();
    }
  }

  private RawAnswer run(URI url) {
    return new KeyedGetRunner()
        .run(new KeyedGet(url, 1024, SECRET, "a test"), context)
        .await()
        .atMost(Duration.ofSeconds(60));
  }
}
