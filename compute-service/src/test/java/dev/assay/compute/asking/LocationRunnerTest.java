package dev.assay.compute.asking;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.assay.compute.geometry.Place;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.compute.location.LocationQuestion;
import dev.assay.compute.location.LocationTranscript;
import dev.assay.compute.location.PeerAnswer;
import dev.assay.compute.nodelist.NodeProtocol;
import dev.assay.compute.testing.NodeServers;
import dev.assay.compute.testing.ScriptedHttp;
import dev.assay.compute.testing.TestKey;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocationRunnerTest {
  private static final TestKey KEY = TestKey.named("node");
  private static final Place FRANKFURT =
      new Place(new BigDecimal("50.1109"), new BigDecimal("8.6821"));

  private final NodeServers servers = new NodeServers();
  private final ScriptedHttp http = new ScriptedHttp("127.42.0.0/16");
  private final Map<String, String> orders = new ConcurrentHashMap<>();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void stop() {
    over.countDown();
    http.close();
    servers.close();
  }

  @Test
  void writesWhatEveryPeerAnsweredBesideItsOwnTrips() throws IOException, InvalidDocument {
    // Given
    String node = servers.serve("127.42.1.1", NodeServers.proving("n", KEY));
    String good = servers.serve("127.42.2.1", this::measure);
    String closed = servers.serve("127.42.2.2", NodeServers.saying(404, "{}"));
    String busy = servers.serve("127.42.2.3", NodeServers.saying(429, "{}"));
    String endless = servers.serve("127.42.2.4", NodeServers.endless());
    String late = servers.serve("127.42.2.5", exchange -> await());
    LocationQuestion question = question(node);
    // When
    LocationTranscript transcript =
        transcript(question, good, closed, busy, endless, late, "http://10.0.0.1:4281");
    // Then
    assertThat(transcript.trips()).hasSize(LocationQuestion.TRIPS);
    assertThat(transcript.peers())
        .extracting(PeerAnswer::reason)
        .containsExactly(
            null,
            Reason.SOURCE_ERROR,
            Reason.BUSY,
            Reason.TOO_LARGE,
            Reason.TIMED_OUT,
            Reason.ADDRESS_REFUSED);
    assertThat(transcript.peers().getFirst().measurement()).isEqualTo("as it came");
    assertThat(orders)
        .containsEntry(
            "/v1/compute/round-trips",
            new String(CanonicalJson.write(question.order()), StandardCharsets.UTF_8));
  }

  @Test
  void tellsPeersNothingOfItsOwnNonces() {
    // Given
    LocationQuestion question = question("http://127.42.1.1:4281");
    // Then
    assertThat(question.order().seed()).isNotEqualTo(question.seed());
    assertThat(new LocationQuestion(question.node(), question.order().seed()).nonce(0))
        .isNotEqualTo(question.nonce(0));
  }

  @Test
  void endsWhenTooFewCanStillBeSigned() throws InvalidDocument {
    // Given a node that isn't there
    LocationQuestion question = question("http://127.42.1.2:4281");
    // When, then
    assertThat(transcript(question).trips()).hasSize(3);
  }

  private void measure(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    orders.put(exchange.getRequestURI().getPath(), body);
    NodeServers.say(exchange, 200, "as it came");
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LocationTranscript transcript(LocationQuestion question, String... peers)
      throws InvalidDocument {
    OwnVantage own = new StandingIn(FRANKFURT, Stream.of(peers).map(URI::create).toList());
    RawAnswer answer =
        new LocationRunner(own, new PeerVantages(own))
            .run(question, http)
            .await()
            .atMost(Duration.ofSeconds(60));
    return CanonicalJson.read(answer.body(), LocationTranscript.class);
  }

  private static LocationQuestion question(String endpoint) {
    return new LocationQuestion(
        new NodeToAsk("n", URI.create(endpoint), NodeProtocol.PROOF, KEY.publicKey(), null),
        "5a".repeat(32));
  }
}
