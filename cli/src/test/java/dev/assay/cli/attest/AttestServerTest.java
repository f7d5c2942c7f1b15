package dev.assay.cli.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.cli.Complaint;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.signature.Ed25519;
import dev.assay.verification.signature.SigningKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttestServerTest {
  private static final InetSocketAddress LOOPBACK = new InetSocketAddress("127.0.0.1", 0);
  private static final String NONCE = "5a".repeat(32);
  private static final SigningKey KEY = SigningKey.fresh();

  @TempDir Path folder;

  @Test
  void givenCollector_whenAsked_thenItsReportsAndASignedInventoryCome()
      throws IOException, InterruptedException, InvalidDocument {
    // Given a program that prints the nonce as its report, in the shape of NVIDIA's
    Path rented = Files.writeString(folder.resolve("rented"), "lease-1\n\nlease-2\n");
    Path manifest = Files.writeString(folder.resolve("manifest.xml"), "<a/>");
    Attester attester =
        new Attester(
            printing("{\"result_code\":0,\"evidences\":[{\"evidence\":\"'$1'\"}]}"),
            KEY,
            4,
            List.of(manifest),
            rented);

    // When
    HttpResponse<byte[]> response = asked(attester, "{\"nonce\":\"" + NONCE + "\"}");

    // Then
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode answer = CanonicalJson.read(response.body());
    assertThat(answer.at("/gpus/0/evidence").asText()).isEqualTo(NONCE);
    assertThat(answer.at("/references/0").asText()).isEqualTo("PGEvPg==");
    String signed = "assay gpu inventory v1\n" + NONCE + "\n4\nlease-1\nlease-2\n";
    assertThat(Ed25519.verifies(KEY.name(), signed, answer.at("/inventory/signature").asText()))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no json", "{}", "{\"evidences\":1}"})
  void givenCollectorThatPrintsSomethingElse_whenAsked_thenItFails(String printed)
      throws IOException, InterruptedException {
    Attester attester = new Attester(printing(printed), KEY, 1, List.of(), null);
    assertThat(asked(attester, "{\"nonce\":\"" + NONCE + "\"}").statusCode()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"nonce\":\"5A\"}", "{\"nonce\":\"; rm -rf /\"}"})
  void givenNoNonce_whenAsked_thenNothingRuns(String body)
      throws IOException, InterruptedException {
    Attester attester = new Attester(printing("[]"), KEY, 1, List.of(), null);
    assertThat(asked(attester, body).statusCode()).isEqualTo(400);
  }

  @Test
  void givenAddressOutside_whenStarted_thenRefused() throws IOException {
    Attester attester = new Attester(printing("[]"), KEY, 1, List.of(), null);
    assertThatThrownBy(
            () -> AttestServer.start(new InetSocketAddress("0.0.0.0", 0), attester, line -> {}))
        .isInstanceOf(Complaint.class);
  }

  @Test
  void givenCollectorWithoutPlaceForTheNonce_whenRead_thenRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Collector.of("nvattest"));
  }

  private Collector printing(String text) throws IOException {
    Path program = folder.resolve("collector");
    Files.writeString(program, "#!/bin/sh\nprintf '%s' '" + text + "'\n");
    if (!program.toFile().setExecutable(true)) {
      throw new IOException("no executable");
    }
    return Collector.of(program + " {nonce}");
  }

  private static HttpResponse<byte[]> asked(Attester attester, String body)
      throws IOException, InterruptedException {
    try (AttestServer server = AttestServer.start(LOOPBACK, attester, line -> {});
        HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create("http://127.0.0.1:" + server.port() + "/assay/v1/attestation");
      return client.send(
          HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
