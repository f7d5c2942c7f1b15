package dev.assay.compute.asking.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.asking.StandingIn;
import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.geometry.Place;
import dev.assay.compute.testing.NodeServers;
import dev.assay.compute.testing.ScriptedHttp;
import dev.assay.compute.testing.TestKey;
import dev.assay.compute.uptime.CommitmentQuestion;
import dev.assay.compute.uptime.CommitmentQuestion.Commitment;
import dev.assay.compute.uptime.ProbeResult;
import dev.assay.compute.uptime.ProbeResult.Miss;
import dev.assay.compute.uptime.UptimeQuestion;
import dev.assay.compute.uptime.UptimeTranscript;
import dev.assay.compute.uptime.UptimeWatch;
import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.StreamEnd;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.ProbeHttp;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Reason;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UptimeRunnerTest {
  private static final TestKey KEY = TestKey.named("node");
  private static final Duration HOUR = Duration.ofHours(1);

  private final NodeServers servers = new NodeServers();
  private final ScriptedHttp http = new ScriptedHttp("127.42.0.0/16");
  private final ProbeContext run = new OneRun();
  private @Nullable URI control;

  @AfterEach
  void stop() {
    http.close();
    servers.close();
  }

  @Test
  void asksAtTheTimesOfTheSeedThatItCommittedBefore() throws IOException, InvalidDocument {
    // Given
    control = URI.create(servers.serve("127.42.0.1", NodeServers.saying(200, "")));
    String node = servers.serve("127.42.1.1", NodeServers.proving("n", KEY));
    Commitment commitment = commitment();
    // When
    UptimeQuestion question = question(node, commitment.sha256(), Instant.now().minus(HOUR));
    RawAnswer answer = answer(question);
    // Then it reads its own answer, times and commitment verified
    UptimeWatch watch = transcript(answer).watch();
    assertThat(watch.probes()).hasSize(30);
    assertThat(watch.probes()).allSatisfy(probe -> assertThat(probe.answer()).isNotNull());
    assertThat(watch.probes()).extracting(ProbeResult::controlAnswered).containsOnly(true);
    assertThat(watch.probes())
        .allSatisfy(
            probe -> assertThat(Duration.between(probe.due(), probe.sent())).isLessThan(HOUR));
    assertThat(UptimeWatch.commitment(watch.seed())).isEqualTo(commitment.sha256());
    assertThat(watch.committedAt()).isBeforeOrEqualTo(watch.from());
  }

  @Test
  void tellsNothingOfTheSeedBefore() {
    // When
    RawAnswer answer =
        new CommitmentRunner(new SecureRandom())
            .run(new CommitmentQuestion("up"), run)
            .await()
            .indefinitely();
    // Then
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .matches("\\{\"sha256\":\"\\w{64}\"}");
  }

  @Test
  void writesDownMissesWithTheirControls() throws IOException, InvalidDocument {
    // Given a node and a control that aren't there
    control = URI.create("http://127.42.0.9:4281");
    // When
    UptimeWatch watch =
        transcript(
                answer(
                    question(
                        "http://127.42.1.9:4281",
                        commitment().sha256(),
                        Instant.now().minus(HOUR))))
            .watch();
    // Then
    assertThat(watch.probes()).extracting(ProbeResult::miss).containsOnly(Miss.SILENT);
    assertThat(watch.probes()).extracting(ProbeResult::controlAnswered).containsOnly(false);
  }

  @Test
  void asksNothingWhereTheWindowIsOver() throws IOException, InvalidDocument {
    // When
    RawAnswer answer =
        answer(
            question(
                "http://127.42.1.9:4281",
                commitment().sha256(),
                Instant.now().minus(HOUR.multipliedBy(3))));
    // Then
    assertThat(transcript(answer).watch()).isNull();
  }

  @Test
  void revealsASeedOnce() throws InvalidDocument {
    // Given
    UptimeQuestion question =
        question(
            "http://127.42.1.9:4281",
            commitment().sha256(),
            Instant.now().minus(HOUR.multipliedBy(3)));
    answer(question);
    // When, then
    assertThat(answer(question).reason()).isEqualTo(Reason.EVIDENCE_LOST);
  }

  private Commitment commitment() throws InvalidDocument {
    RawAnswer answer =
        new CommitmentRunner(new SecureRandom())
            .run(new CommitmentQuestion("up"), run)
            .await()
            .indefinitely();
    return CanonicalJson.read(answer.body(), Commitment.class);
  }

  private RawAnswer answer(UptimeQuestion question) {
    return new UptimeRunner(new Brisk(), new StandingIn(new Place(BigDecimal.ONE, BigDecimal.ONE)))
        .run(question, run)
        .await()
        .atMost(Duration.ofSeconds(60));
  }

  private static UptimeTranscript transcript(RawAnswer answer) throws InvalidDocument {
    return CanonicalJson.read(answer.body(), UptimeTranscript.class);
  }

  private static UptimeQuestion question(String endpoint, String commitment, Instant from) {
    ProvingNode node = new ProvingNode("n", URI.create(endpoint), KEY.publicKey());
    return new UptimeQuestion(List.of(node), from, from.plus(HOUR.multipliedBy(2)), commitment);
  }

  private final class Brisk implements UptimeAsking {
    @Override
    public Duration watch() {
      return Duration.ofMillis(300);
    }

    @Override
    public int probes() {
      return 30;
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Optional<List<URI>> controls() {
      return Optional.ofNullable(control).map(List::of);
    }
  }

  /** A context whose questions are of one run. */
  private final class OneRun implements ProbeContext, ProbeHttp {
    private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();

    @Override
    public ProbeHttp http() {
      return this;
    }

    @Override
    public Uni<HttpExchange> exchange(HttpRequest request) {
      return http.exchange(request);
    }

    @Override
    public Uni<StreamEnd> stream(HttpRequest request, ChunkSink sink) {
      return http.stream(request, sink);
    }

    @Override
    public Clock clock() {
      return http.clock();
    }

    @Override
    public Register register() {
      return http.register();
    }

    @Override
    public Duration remaining() {
      return http.remaining();
    }

    @Override
    public @Nullable String secret(String name) {
      return null;
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> first) {
      return type.cast(shared.computeIfAbsent(type, unused -> first.get()));
    }

    @Override
    public void progress(String step, long done, long total) {}
  }
}
