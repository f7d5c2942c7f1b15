package dev.assay.inference.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.PromptClass;
import dev.assay.inference.requests.StopRule;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedRequests;
import dev.assay.inference.requests.TimedTranscript;
import dev.assay.inference.requests.Tokens;
import dev.assay.inference.testing.ChatServer;
import dev.assay.inference.testing.LoopbackContext;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.UnreadableAnswer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimedRequestsRunnerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WARM_UPS = 2;
  private static final int GENEROUS_MILLIS = 30_000;
  private static final int SHORT_MILLIS = 400;

  private final LoopbackContext context = new LoopbackContext();

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void writesWhenEachTokenCame() throws Exception {
    // Given a server that waits before its first and before its last token
    try (ChatServer server =
        new ChatServer(
            (self, exchange) -> {
              ChatServer.open(exchange);
              self.pause(30);
              ChatServer.send(exchange, ChatServer.TOKEN, ChatServer.TOKEN);
              self.pause(40);
              ChatServer.send(exchange, ChatServer.TOKEN, ChatServer.END);
              exchange.close();
            })) {
      // When
      TimedTranscript transcript = transcript(load(server.url(), 8, "100", GENEROUS_MILLIS));
      // Then
      assertThat(transcript.warmUps()).hasSize(WARM_UPS);
      assertThat(transcript.answers()).hasSize(8);
      assertThat(transcript.region()).isEqualTo("eu-central");
      assertThat(context.reached).hasValue(WARM_UPS + 8);
      for (TimedAnswer answer : transcript.answers()) {
        Tokens tokens = answer.tokens();
        assertThat(answer.outcome()).isEqualTo(AnswerOutcome.OK);
        assertThat(tokens.usage()).isEqualTo(3);
        assertThat(tokens.firstMicros() - answer.sentMicros()).isGreaterThan(29_000);
        assertThat(tokens.lastMicros() - answer.sentMicros()).isGreaterThan(69_000);
        assertThat(answer.connectMicros()).isBetween(0L, tokens.firstMicros());
        assertThat(answer.reply().finishReason()).isEqualTo("length");
      }
      // A busy machine may read a first token late, but hardly eight of them.
      assertThat(transcript.answers())
          .anyMatch(answer -> answer.tokens().lastMicros() > answer.tokens().firstMicros());
    }
  }

  @Test
  void neverWaitsForAnEarlierAnswer() throws Exception {
    // Given a server that answers nobody before everybody has asked
    CountDownLatch all = new CountDownLatch(WARM_UPS + 30);
    try (ChatServer server =
        new ChatServer(
            exchange -> {
              all.countDown();
              all.await();
              ChatServer.stream(exchange);
            })) {
      // When
      TimedTranscript transcript = transcript(load(server.url(), 30, "200", GENEROUS_MILLIS));
      // Then
      assertThat(outcomes(transcript)).containsOnly(AnswerOutcome.OK);
    }
  }

  @Test
  void asksEachTimeInOpenAisShapeForSomethingElse() throws Exception {
    // Given
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // When
      transcript(load(server.url(), 5, "200", GENEROUS_MILLIS));
      // Then
      Set<String> prompts = new HashSet<>();
      for (String body : server.bodies) {
        JsonNode request = CanonicalJson.read(body.getBytes(StandardCharsets.UTF_8));
        assertThat(request.get("model").asText()).isEqualTo("demo-8b");
        assertThat(request.get("max_tokens").asInt()).isEqualTo(16);
        assertThat(request.get("stream").asBoolean()).isTrue();
        assertThat(request.at("/stream_options/include_usage").asBoolean()).isTrue();
        prompts.add(request.at("/messages/0/content").asText());
      }
      assertThat(prompts).hasSize(WARM_UPS + 5);
    }
  }

  static Stream<Arguments> ends() {
    String whole = "{\"choices\":[{\"message\":{\"content\":\"a b\"},\"finish_reason\":\"stop\"}]}";
    return Stream.of(
        end(
            "a document",
            AnswerOutcome.OK,
            (s, e) -> ChatServer.say(e, 200, "application/json", whole)),
        end(
            "an error page",
            AnswerOutcome.HTTP_ERROR,
            (s, e) -> ChatServer.say(e, 502, "text/html", "<html>")),
        end(
            "too many",
            AnswerOutcome.RATE_LIMITED,
            (s, e) -> ChatServer.say(e, 429, "application/json", "{}")),
        end(
            "an empty stream",
            AnswerOutcome.EMPTY,
            (s, e) -> ChatServer.say(e, 200, "text/event-stream", "data: [DONE]\n\n")),
        end(
            "a stream cut off",
            AnswerOutcome.TRUNCATED,
            (s, e) -> {
              ChatServer.open(e);
              ChatServer.send(e, ChatServer.TOKEN);
              throw new IOException("cut");
            }),
        end(
            "a stream without end",
            AnswerOutcome.TIMED_OUT,
            (s, e) -> {
              ChatServer.open(e);
              ChatServer.send(e, ChatServer.TOKEN);
              s.hang();
            }),
        end("no answer", AnswerOutcome.TIMED_OUT, (s, e) -> s.hang()),
        end(
            "a redirect away",
            AnswerOutcome.REFUSED,
            (s, e) -> {
              e.getResponseHeaders().add("location", "http://10.0.0.1/");
              e.sendResponseHeaders(307, -1);
            }));
  }

  /** One answer that needs its server, to hang as long as that lives. */
  interface End {
    void answer(ChatServer server, HttpExchange exchange) throws IOException, InterruptedException;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void ends(String why, AnswerOutcome outcome, End end) throws Exception {
    // Given
    ChatServer[] self = new ChatServer[1];
    try (ChatServer server = new ChatServer(exchange -> end.answer(self[0], exchange))) {
      self[0] = server;
      int deadline = outcome == AnswerOutcome.TIMED_OUT ? SHORT_MILLIS : GENEROUS_MILLIS;
      // When
      TimedTranscript transcript = transcript(load(server.url(), 3, "200", deadline));
      // Then
      assertThat(outcomes(transcript)).hasSize(3).containsOnly(outcome);
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    // Given
    URI gone;
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      gone = server.url();
    }
    // When
    TimedTranscript transcript = transcript(load(gone, 3, "200", GENEROUS_MILLIS));
    // Then
    assertThat(outcomes(transcript)).containsOnly(AnswerOutcome.CONNECTION_FAILED);
    assertThat(transcript.answers()).allMatch(answer -> answer.reply() == null);
  }

  @Test
  void saysThatTheGuardRefused() throws Exception {
    // Given
    URI inside = URI.create("http://10.0.0.1:8080/v1/chat/completions");
    // When, then
    assertThat(outcomes(transcript(load(inside, 3, "200", GENEROUS_MILLIS))))
        .containsOnly(AnswerOutcome.REFUSED);
  }

  @Test
  void saysThatItHasTooManyUnderWay() throws Exception {
    // Given
    ChatServer[] self = new ChatServer[1];
    try (ChatServer server = new ChatServer(exchange -> self[0].hang())) {
      self[0] = server;
      TimedRequests load = load(server.url(), 4, "1000", 1500);
      // When
      RawAnswer answer = runner(1).run(load, context).await().atMost(PATIENCE);
      // Then
      assertThat(read(load, answer).warmUps().getFirst().outcome())
          .isEqualTo(AnswerOutcome.TIMED_OUT);
      assertThat(outcomes(read(load, answer))).contains(AnswerOutcome.NOT_SENT);
      assertThat(server.bodies.size()).isLessThan(WARM_UPS + 4);
    }
  }

  @Test
  void sendsTheKeyAndWritesItNowhere() throws Exception {
    // Given
    context.secrets.put("127.0.0.1", "sk-very-secret");
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      TimedRequests load = load(server.url(), "127.0.0.1", 2, "200", GENEROUS_MILLIS);
      // When
      RawAnswer answer = run(load);
      // Then
      assertThat(server.keys).hasSize(WARM_UPS + 2).containsOnly("Bearer sk-very-secret");
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("sk-very");
      assertThat(answer.attributes()).isEmpty();
      assertThat(new String(CanonicalJson.write(load.canonical()), StandardCharsets.UTF_8))
          .doesNotContain("sk-very");
    }
  }

  @Test
  void sendsNothingWithoutItsKey() {
    // Given
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // When
      RawAnswer answer = run(load(server.url(), "127.0.0.1", 2, "200", GENEROUS_MILLIS));
      // Then
      assertThat(answer.reason()).isEqualTo(Reason.SECRET_MISSING);
      assertThat(server.bodies).isEmpty();
    }
  }

  @Test
  void sendsNothingWhenThereIsTooLittleTime() {
    // Given
    context.remaining = Duration.ofSeconds(20);
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // When
      RawAnswer answer = run(load(server.url(), 2, "200", GENEROUS_MILLIS));
      // Then
      assertThat(answer.reason()).isEqualTo(Reason.BUDGET_SPENT);
      assertThat(server.bodies).isEmpty();
    }
  }

  @Test
  void stopsWhenItIsCancelled() {
    // Given
    ChatServer[] self = new ChatServer[1];
    try (ChatServer server = new ChatServer(exchange -> self[0].hang())) {
      self[0] = server;
      TimedRequestsRunner runner = runner(1024);
      Cancellable running =
          runner
              .run(load(server.url(), 5000, "100", GENEROUS_MILLIS), context)
              .subscribe()
              .with(answer -> {});
      await().atMost(PATIENCE).until(() -> !server.bodies.isEmpty());
      // When
      running.cancel();
      // Then
      await().atMost(PATIENCE).until(() -> context.underWay.get() == 0);
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  Thread.getAllStackTraces().keySet().stream()
                      .noneMatch(thread -> thread.getName().equals("assay-arrivals")));
    }
  }

  @Test
  void runsOneLoadAtATime() {
    // Given
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Turns turns = new Turns(context.vertx);
    CountDownLatch finished = new CountDownLatch(3);
    // When
    for (int i = 0; i < 3; i++) {
      turns.take(PATIENCE, busy(now, most)).subscribe().with(unused -> finished.countDown());
    }
    // Then
    await().atMost(PATIENCE).until(() -> finished.getCount() == 0);
    assertThat(most).hasValue(1);
  }

  @Test
  void givesItsPlaceBackWhenItIsCancelled() {
    // Given a load under way, and one that waits for it
    Turns turns = new Turns(context.vertx);
    AtomicInteger now = new AtomicInteger();
    Cancellable first =
        turns.take(PATIENCE, Uni.createFrom().nothing()).subscribe().with(unused -> {});
    Cancellable second =
        turns.take(PATIENCE, busy(now, new AtomicInteger())).subscribe().with(unused -> {});
    // When
    second.cancel();
    first.cancel();
    // Then a third gets its turn
    turns.take(PATIENCE, busy(now, new AtomicInteger())).await().atMost(PATIENCE);
    assertThat(now).hasValue(0);
  }

  private static Uni<String> busy(AtomicInteger now, AtomicInteger most) {
    return Uni.createFrom()
        .item(() -> most.accumulateAndGet(now.incrementAndGet(), Math::max))
        .onItem()
        .delayIt()
        .by(Duration.ofMillis(20))
        .invoke(now::decrementAndGet)
        .map(String::valueOf);
  }

  private RawAnswer run(TimedRequests load) {
    return runner(1024).run(load, context).await().atMost(PATIENCE);
  }

  private TimedRequestsRunner runner(int mostUnderWay) {
    return new TimedRequestsRunner(Probing.prober(context, mostUnderWay));
  }

  private TimedTranscript transcript(TimedRequests load) throws UnreadableAnswer {
    return read(load, run(load));
  }

  private static TimedTranscript read(TimedRequests load, RawAnswer answer)
      throws UnreadableAnswer {
    return load.decode(null, answer.body());
  }

  private static List<AnswerOutcome> outcomes(TimedTranscript transcript) {
    return transcript.answers().stream().map(TimedAnswer::outcome).toList();
  }

  private static Arguments end(String why, AnswerOutcome outcome, End end) {
    return Arguments.of(why, outcome, end);
  }

  private static TimedRequests load(URI url, int requests, String rate, int deadlineMillis) {
    return load(url, null, requests, rate, deadlineMillis);
  }

  private static TimedRequests load(
      URI url, String secret, int requests, String rate, int deadlineMillis) {
    return new TimedRequests(
        url,
        "demo-8b",
        secret,
        WARM_UPS,
        requests,
        new BigDecimal(rate),
        16,
        deadlineMillis,
        PromptClass.SHORT,
        new StopRule(List.of(), null, new BigDecimal("0.01"), requests),
        "5a".repeat(32),
        null);
  }
}
