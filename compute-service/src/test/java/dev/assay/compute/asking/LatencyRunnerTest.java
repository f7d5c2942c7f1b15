package dev.assay.compute.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.ClaimedRegion;
import dev.assay.compute.claims.NodeLatencyClaim.Metric;
import dev.assay.compute.geometry.Place;
import dev.assay.compute.latency.LatencyLimit;
import dev.assay.compute.latency.LatencyQuestion;
import dev.assay.compute.latency.LatencyTranscript;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.compute.nodelist.NodeProtocol;
import dev.assay.compute.rate.RateTest;
import dev.assay.compute.testing.NodeServers;
import dev.assay.compute.testing.ScriptedHttp;
import dev.assay.compute.testing.TestKey;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatencyRunnerTest {
  private static final TestKey KEY = TestKey.named("node");
  private static final Place FRANKFURT = place("50.1109", "8.6821");
  private static final Place SINGAPORE = place("1.3521", "103.8198");

  private final NodeServers servers = new NodeServers();
  private final ScriptedHttp http = new ScriptedHttp("127.42.0.0/16");
  private @Nullable URI control;

  @AfterEach
  void stop() {
    http.close();
    servers.close();
  }

  @Test
  void endsAsSoonAsItIsDecided() throws IOException, InvalidDocument {
    // Given a node that is quick enough for a p50 of five seconds
    String node = servers.serve("127.42.1.1", NodeServers.proving("n", KEY));
    // When
    LatencyTranscript transcript = transcript(question(node, 5_000_000, null));
    // Then
    assertThat(transcript.trips()).hasSize(20);
    assertThat(transcript.trips())
        .allSatisfy(trip -> assertThat(trip.trip().answerMicros()).isPositive());
    assertThat(transcript.trips())
        .extracting(trip -> trip.trip().exchange().nonce())
        .doesNotHaveDuplicates();
  }

  @Test
  void asksAControlWhenATripFails() throws IOException, InvalidDocument {
    // Given a node that isn't there
    control = URI.create(servers.serve("127.42.0.1", NodeServers.saying(200, "")));
    // When
    LatencyTranscript transcript = transcript(question("http://127.42.1.2:4281", 1000, null));
    // Then it isn't asked for ever
    assertThat(transcript.trips()).hasSize(5);
    assertThat(transcript.trips())
        .allSatisfy(trip -> assertThat(trip.controlMicros()).isPositive());
  }

  @Test
  void makesNoTripsForAnotherRegion() throws IOException, InvalidDocument {
    // Given
    ClaimedRegion elsewhere = new ClaimedRegion("Singapore", SINGAPORE, BigDecimal.valueOf(50));
    // When
    LatencyTranscript transcript = transcript(question("http://127.42.1.2:4281", 1000, elsewhere));
    // Then
    assertThat(transcript.trips()).isEmpty();
  }

  private LatencyTranscript transcript(LatencyQuestion question) throws InvalidDocument {
    RawAnswer answer =
        new LatencyRunner(new Brisk(), new StandingIn(FRANKFURT))
            .run(question, http)
            .await()
            .atMost(Duration.ofSeconds(60));
    return CanonicalJson.read(answer.body(), LatencyTranscript.class);
  }

  private static LatencyQuestion question(
      String endpoint, long atMostMicros, @Nullable ClaimedRegion from) {
    return new LatencyQuestion(
        new NodeToAsk("n", URI.create(endpoint), NodeProtocol.PROOF, KEY.publicKey(), null),
        new LatencyLimit(Metric.ANSWER, atMostMicros, from == null),
        new RateTest(new BigDecimal("0.5"), new BigDecimal("0.01"), 20, 600),
        from,
        "5a".repeat(32));
  }

  private static Place place(String latitude, String longitude) {
    return new Place(new BigDecimal(latitude), new BigDecimal(longitude));
  }

  private final class Brisk implements LatencyAsking {
    @Override
    public Duration pause() {
      return Duration.ofMillis(1);
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Optional<List<URI>> controls() {
      return Optional.ofNullable(control).map(List::of);
    }
  }
}
