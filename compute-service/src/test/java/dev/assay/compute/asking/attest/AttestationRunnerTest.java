package dev.assay.compute.asking.attest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.attestation.AttestationQuestion;
import dev.assay.compute.attestation.AttestationTranscript;
import dev.assay.compute.testing.NodeServers;
import dev.assay.compute.testing.ScriptedHttp;
import dev.assay.demo.cards.CardMaker;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestationRunnerTest {
  private static final String NONCE = "5a".repeat(32);

  private final NodeServers servers = new NodeServers();
  private final ScriptedHttp http = new ScriptedHttp("127.42.0.0/16");

  @AfterEach
  void stop() {
    http.close();
    servers.close();
  }

  @Test
  void givenAnswer_whenAsked_thenItIsWrittenDownAsItCame() throws IOException, InvalidDocument {
    // Given a host that says back what it was asked
    String address =
        servers.serve(
            "127.42.1.1",
            exchange -> {
              String path = exchange.getRequestURI().getPath();
              String asked =
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
              NodeServers.say(exchange, 200, path + " " + asked);
            });

    // When
    AttestationTranscript transcript = transcript(asked(address, Optional.empty()));

    // Then
    String body = new String(Base64.getDecoder().decode(transcript.body()), StandardCharsets.UTF_8);
    assertThat(body).isEqualTo("/assay/v1/attestation {\"nonce\":\"" + NONCE + "\"}");
    assertThat(transcript.tlsKey()).isNull();
    assertThat(transcript.roots()).isEmpty();
  }

  @Test
  void givenRootsOfTheOperator_whenAsked_thenTheTranscriptNamesThem(@TempDir Path folder)
      throws IOException, InvalidDocument {
    // Given
    Path roots = folder.resolve("roots.pem");
    Files.writeString(roots, new CardMaker().rootPem() + new CardMaker().rootPem());
    String address = servers.serve("127.42.1.1", NodeServers.saying(200, "{}"));

    // When // Then
    assertThat(transcript(asked(address, Optional.of(roots))).roots()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"503,BUSY", "429,BUSY", "404,SOURCE_ERROR", "302,SOURCE_ERROR"})
  void givenAnotherStatus_whenAsked_thenThereIsNoAnswer(int status, Reason reason)
      throws IOException {
    String address = servers.serve("127.42.1.1", NodeServers.saying(status, "sorry"));
    assertThat(asked(address, Optional.empty()).reason()).isEqualTo(reason);
  }

  @Test
  void givenAnswerWithoutEnd_whenAsked_thenItIsTooLarge() throws IOException {
    String address = servers.serve("127.42.1.1", NodeServers.endless());
    assertThat(asked(address, Optional.empty()).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void givenAddressInside_whenAsked_thenTheGuardRefuses() {
    assertThat(asked("http://10.0.0.1:4281", Optional.empty()).reason())
        .isEqualTo(Reason.ADDRESS_REFUSED);
  }

  private RawAnswer asked(String address, Optional<Path> roots) {
    AttestationAccess access =
        new AttestationAccess() {
          @Override
          public Optional<Path> roots() {
            return roots;
          }

          @Override
          public Duration timeout() {
            return Duration.ofSeconds(20);
          }
        };
    return new AttestationRunner(access)
        .run(new AttestationQuestion(URI.create(address), NONCE), http)
        .await()
        .atMost(Duration.ofSeconds(60));
  }

  private static AttestationTranscript transcript(RawAnswer answer) throws InvalidDocument {
    assertThat(answer.reason()).isNull();
    return CanonicalJson.read(answer.body(), AttestationTranscript.class);
  }
}
