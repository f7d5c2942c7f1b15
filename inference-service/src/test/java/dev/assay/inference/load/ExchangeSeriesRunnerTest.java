package dev.assay.inference.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.Alternative;
import dev.assay.inference.exchanges.Heard.Piece;
import dev.assay.inference.exchanges.Heard.TokenLogprob;
import dev.assay.inference.exchanges.Heard.ToolCall;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.PairRule;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.ChatServer;
import dev.assay.inference.testing.LoopbackContext;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeSeriesRunnerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LoopbackContext context = new LoopbackContext();

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void givenAStream_whenAsked_thenEachPartHasItsArrivalItsCharactersAndTheRunningUsage()
      throws Exception {
    // Given
    try (ChatServer server =
        new ChatServer(
            (self, exchange) -> {
              exchange.getResponseHeaders().add("server", "demo");
              exchange.getResponseHeaders().add("x-request-id", "caller-7");
              exchange.getResponseHeaders().add("x-ratelimit-remaining-tokens", "99");
              ChatServer.open(exchange);
              ChatServer.send(exchange, part("Gr\u00fc\u00df", 2), part("e \ud83d\ude00", 5));
              self.pause(30);
              ChatServer.send(exchange, part("!", 6), ChatServer.END);
              exchange.close();
            })) {
      // When
      Exchanged exchanged = only(series(server.url(), ApiShape.CHAT, streamed("Hello")));
      // Then
      Heard heard = exchanged.whole();
      assertThat(heard.text()).isEqualTo("Gr\u00fc\u00dfe \ud83d\ude00!");
      assertThat(heard.pieces()).extracting(Piece::characters).containsExactly(4, 4, 1);
      assertThat(heard.pieces()).extracting(Piece::completionTokens).containsExactly(2, 5, 6);
      assertThat(heard.lastMicros() - exchanged.sentMicros()).isGreaterThan(29_000);
      assertThat(heard.firstMicros()).isGreaterThanOrEqualTo(heard.headMicros());
      assertThat(heard.endMicros()).isGreaterThanOrEqualTo(heard.lastMicros());
      assertThat(heard.usage()).isEqualTo(new Heard.Usage(null, 3, null));
      assertThat(heard.model()).isEqualTo("demo-8b-0711");
      assertThat(heard.fingerprint()).isEqualTo("fp_1");
      assertThat(heard.finishReason()).isEqualTo("length");
      assertThat(heard.headers())
          .containsEntry("server", "demo")
          .containsEntry("x-ratelimit-remaining-tokens", "99")
          .doesNotContainKeys("x-request-id", "content-type");
      assertThat(heard.remote()).isEqualTo("127.0.0.1:" + server.url().getPort());
      assertThat(heard.tlsKey()).isNull();
      assertThat(exchanged.dueMicros()).isEqualTo(exchanged.sentMicros());
      assertThat(exchanged.connectMicros()).isNotNull();
    }
  }

  @Test
  void givenLogprobsAndTools_whenAsked_thenTheyAreAskedForAndKept() throws Exception {
    // Given a server that calls a tool in parts and has two alternatives for each token
    String tools =
        """
        {"tool_calls":[{"index":0,"id":"a","function":{"name":"weather","arguments":""}}]}""";
    String more =
        """
        {"tool_calls":[{"index":0,"function":{"arguments":"{\\"city\\":"}}]}""";
    String rest =
        """
        {"tool_calls":[{"index":0,"function":{"arguments":"\\"Rome\\"}"}}]}""";
    String logprobs =
        """
        data: {"choices":[{"delta":{"content":"a"},"logprobs":{"content":[{"token":"a","logprob":-0.5,\
        "top_logprobs":[{"token":"b","logprob":-1.5},{"token":"a","logprob":-0.5},\
        {"token":"c","logprob":1e999}]}]}}]}

        """;
    try (ChatServer server =
        new ChatServer(
            exchange -> {
              ChatServer.open(exchange);
              ChatServer.send(exchange, delta(tools), delta(more), delta(rest), logprobs);
              ChatServer.send(exchange, ChatServer.END);
              exchange.close();
            })) {
      PlannedExchange planned =
          streamed("Hello").withTopLogprobs(3).withTools("[{\"type\":\"function\"}]");
      // When
      Heard heard = only(series(server.url(), ApiShape.CHAT, planned)).whole();
      // Then
      JsonNode request =
          CanonicalJson.read(server.bodies.getFirst().getBytes(StandardCharsets.UTF_8));
      assertThat(request.get("logprobs").asBoolean()).isTrue();
      assertThat(request.get("top_logprobs").asInt()).isEqualTo(3);
      assertThat(request.at("/tools/0/type").asText()).isEqualTo("function");
      assertThat(heard.toolCalls()).containsExactly(new ToolCall("weather", "{\"city\":\"Rome\"}"));
      assertThat(heard.logprobs())
          .containsExactly(
              new TokenLogprob(
                  "a", -0.5, List.of(new Alternative("a", -0.5), new Alternative("b", -1.5))));
      assertThat(heard.text()).isEqualTo("a");
      assertThat(heard.pieces()).hasSize(4);
    }
  }

  @Test
  void givenAWholeAnswer_whenAsked_thenItIsReadFromOneDocument() throws Exception {
    // Given
    String answer =
        """
        {"model":"m","choices":[{"message":{"content":"a b"},"finish_reason":"stop"}],"usage":\
        {"prompt_tokens":7,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":4}}}""";
    try (ChatServer server =
        new ChatServer(exchange -> ChatServer.say(exchange, 200, "application/json", answer))) {
      // When
      Heard heard = only(series(server.url(), ApiShape.CHAT, streamed("Hello").whole())).whole();
      // Then
      JsonNode request =
          CanonicalJson.read(server.bodies.getFirst().getBytes(StandardCharsets.UTF_8));
      assertThat(request.get("stream").asBoolean()).isFalse();
      assertThat(request.has("stream_options")).isFalse();
      assertThat(heard.streamed()).isFalse();
      assertThat(heard.usage()).isEqualTo(new Heard.Usage(7, 2, 4));
      assertThat(heard.pieces()).hasSize(1);
    }
  }

  @Test
  void givenCompletions_whenAsked_thenPromptsGoInAndTextsComeOut() throws Exception {
    // Given
    String part =
        """
        data: {"choices":[{"text":"one ","logprobs":{"tokens":["one "],"token_logprobs":[-0.1],\
        "top_logprobs":[{"two":-3,"one ":-0.1}]}}]}

        data: {"choices":[{"text":"two","finish_reason":"stop"}]}

        data: [DONE]

        """;
    try (ChatServer server =
        new ChatServer(exchange -> ChatServer.say(exchange, 200, "text/event-stream", part))) {
      // When
      Heard heard =
          only(series(server.url(), ApiShape.COMPLETIONS, streamed("Hello").withTopLogprobs(2)))
              .whole();
      // Then
      JsonNode request =
          CanonicalJson.read(server.bodies.getFirst().getBytes(StandardCharsets.UTF_8));
      assertThat(request.get("prompt").asText()).isEqualTo("Hello");
      assertThat(request.get("logprobs").asInt()).isEqualTo(2);
      assertThat(heard.text()).isEqualTo("one two");
      assertThat(heard.logprobs())
          .containsExactly(
              new TokenLogprob(
                  "one ",
                  -0.1,
                  List.of(new Alternative("one ", -0.1), new Alternative("two", -3))));
    }
  }

  @Test
  void givenAPlainJsonEndpoint_whenAsked_thenItsTextIsFoundAndTimedAsAWhole() throws Exception {
    for (String answer :
        List.of(
            "{\"text\":\"a b\"}",
            "{\"output\":[\"a b\"]}",
            "[{\"generated_text\":\"a b\"}]",
            "{\"choices\":[{\"text\":\"a b\"}]}",
            "{\"choices\":[{\"message\":{\"content\":\"a b\"}}]}")) {
      // Given
      try (ChatServer server =
          new ChatServer(exchange -> ChatServer.say(exchange, 200, "text/plain", answer))) {
        // When
        Heard heard = only(series(server.url(), ApiShape.JSON, streamed("Hello"))).whole();
        // Then
        assertThat(server.bodies)
            .containsExactly("{\"max_tokens\":16,\"model\":\"demo-8b\",\"prompt\":\"Hello\"}");
        assertThat(heard.text()).isEqualTo("a b");
        assertThat(heard.streamed()).isFalse();
        assertThat(heard.pieces()).hasSize(1);
      }
    }
  }

  @Test
  void givenAConcurrency_whenAsked_thenSoManyAreUnderWayAndNeverMore() throws Exception {
    // Given a server that answers nobody before three ask at once
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    try (ChatServer server =
        new ChatServer(
            exchange -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              three.countDown();
              three.await();
              now.decrementAndGet();
              ChatServer.stream(exchange);
            })) {
      // When
      ExchangeTranscript transcript =
          transcript(series(server.url(), Pacing.atOnce(3), many(12, 0)), Probing.rich());
      // Then
      assertThat(outcomes(transcript)).hasSize(12).containsOnly(AnswerOutcome.OK);
      assertThat(most).hasValue(3);
    }
  }

  @Test
  void givenOneByOne_whenAsked_thenEachIsSentAfterTheLastOnesEndInTheirOrder() throws Exception {
    // Given
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // When
      List<Exchanged> exchanges =
          transcript(series(server.url(), Pacing.oneByOne(), many(5, 0)), Probing.rich())
              .exchanges();
      // Then
      for (int i = 1; i < exchanges.size(); i++) {
        assertThat(exchanges.get(i).sentMicros())
            .isGreaterThanOrEqualTo(exchanges.get(i - 1).heard().endMicros());
      }
      assertThat(server.bodies).allSatisfy(body -> assertThat(body).contains("prompt "));
      assertThat(server.bodies.getFirst()).contains("prompt 0");
      assertThat(server.bodies.getLast()).contains("prompt 4");
    }
  }

  @Test
  void givenPairs_whenTheyDecide_thenTheSeriesEndsAfterAPair() throws Exception {
    // Given a claim that anything keeps, decided by ten pairs
    PairRule rule = new PairRule(new BigDecimal("100000"), new BigDecimal("0.01"), 10);
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      Party party = new Party("chat", ApiShape.CHAT, server.url(), "demo-8b", null);
      List<PlannedExchange> planned =
          IntStream.range(0, 60).mapToObj(i -> streamed("prompt " + i).to(i % 2)).toList();
      ExchangeSeries series =
          new ExchangeSeries(
              "a test", List.of(party, party), Pacing.oneByOne(), planned, 30_000, rule);
      // When
      ExchangeTranscript transcript = transcript(series, Probing.rich());
      // Then
      assertThat(outcomes(transcript)).hasSize(20).containsOnly(AnswerOutcome.OK);
      assertThat(server.bodies).hasSize(20);
      byte[] half =
          CanonicalJson.write(ExchangeTranscript.of(transcript.exchanges().subList(0, 19), 0));
      assertThatThrownBy(() -> series.decode(null, half)).isInstanceOf(UnreadableAnswer.class);
    }
  }

  @Test
  void givenASchedule_whenAnswersTakeLong_thenNoneWaitsForAnother() throws Exception {
    // Given a server that answers nobody before everybody has asked
    CountDownLatch all = new CountDownLatch(20);
    try (ChatServer server =
        new ChatServer(
            exchange -> {
              all.countDown();
              all.await();
              ChatServer.stream(exchange);
            })) {
      // When
      ExchangeTranscript transcript =
          transcript(series(server.url(), Pacing.scheduled(), many(20, 2000)), Probing.rich());
      // Then
      assertThat(outcomes(transcript)).containsOnly(AnswerOutcome.OK);
      assertThat(transcript.exchanges().get(19).dueMicros()).isEqualTo(38_000);
    }
  }

  @Test
  void givenMoreAtOnceThanTheOperatorAllows_whenAsked_thenTheRestIsSaidToBeUnsent()
      throws Exception {
    // Given
    ChatServer[] self = new ChatServer[1];
    try (ChatServer server = new ChatServer(exchange -> self[0].hang())) {
      self[0] = server;
      ExchangeSeries series = series(server.url(), Pacing.atOnce(4), many(6, 0), 600);
      // When
      RawAnswer answer =
          new ExchangeSeriesRunner(Probing.prober(context, 2))
              .run(series, context)
              .await()
              .atMost(PATIENCE);
      // Then
      assertThat(outcomes(series.decode(null, answer.body()))).contains(AnswerOutcome.NOT_SENT);
      assertThat(server.bodies.size()).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void givenNoTimeForTheNext_whenOneByOne_thenWhatWasNotSentIsSaid() throws Exception {
    // Given
    context.remaining = Duration.ofSeconds(1);
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // When
      RawAnswer answer =
          new ExchangeSeriesRunner(Probing.prober(context, 64))
              .run(series(server.url(), Pacing.oneByOne(), many(2, 0)), context)
              .await()
              .atMost(PATIENCE);
      // Then
      assertThat(answer.reason()).isEqualTo(Reason.BUDGET_SPENT);
      assertThat(server.bodies).isEmpty();
    }
  }

  @Test
  void givenARunUnderWay_whenCancelled_thenItEndsWhatIsUnderWay() {
    // Given
    ChatServer[] self = new ChatServer[1];
    try (ChatServer server = new ChatServer(exchange -> self[0].hang())) {
      self[0] = server;
      var running =
          new ExchangeSeriesRunner(Probing.prober(context, 64))
              .run(series(server.url(), Pacing.atOnce(8), many(20, 0)), context)
              .subscribe()
              .with(answer -> {});
      await().atMost(PATIENCE).until(() -> server.bodies.size() == 8);
      // When
      running.cancel();
      // Then
      await().atMost(PATIENCE).until(() -> context.underWay.get() == 0);
      assertThat(server.bodies).hasSize(8);
    }
  }

  static List<PlannedExchange> many(int count, long spacingMicros) {
    List<PlannedExchange> planned = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      planned.add(streamed("prompt " + i).due(i * spacingMicros));
    }
    return planned;
  }

  static PlannedExchange streamed(String prompt) {
    return PlannedExchange.streamed("only", prompt, 16);
  }

  static ExchangeSeries series(URI url, ApiShape api, PlannedExchange planned) {
    return new ExchangeSeries(
        "a test",
        List.of(new Party("chat", api, url, "demo-8b", null)),
        Pacing.oneByOne(),
        List.of(planned),
        30_000);
  }

  static ExchangeSeries series(URI url, Pacing pacing, List<PlannedExchange> planned) {
    return series(url, pacing, planned, 30_000);
  }

  static ExchangeSeries series(
      URI url, Pacing pacing, List<PlannedExchange> planned, int deadlineMillis) {
    return new ExchangeSeries(
        "a test",
        List.of(new Party("chat", ApiShape.CHAT, url, "demo-8b", null)),
        pacing,
        planned,
        deadlineMillis);
  }

  private Exchanged only(ExchangeSeries series) throws UnreadableAnswer {
    return transcript(series, Probing.rich()).exchanges().getFirst();
  }

  private ExchangeTranscript transcript(ExchangeSeries series, Purse.Limits limits)
      throws UnreadableAnswer {
    RawAnswer answer =
        new ExchangeSeriesRunner(
                new Prober(
                    context.vertx,
                    Probing.spills(),
                    1024,
                    limits,
                    null,
                    "assay/test",
                    Vantage.UNSAID))
            .run(series, context)
            .await()
            .atMost(PATIENCE);
    return series.decode(null, answer.body());
  }

  static List<AnswerOutcome> outcomes(ExchangeTranscript transcript) {
    return transcript.exchanges().stream().map(Exchanged::outcome).toList();
  }

  private static String part(String content, int tokens) {
    return """
    data: {"model":"demo-8b-0711","system_fingerprint":"fp_1","choices":[{"delta":{"content":"%s"}}],\
    "usage":{"completion_tokens":%d}}

    """
        .formatted(content, tokens);
  }

  private static String delta(String delta) {
    return "data: {\"choices\":[{\"delta\":" + delta + "}]}\n\n";
  }
}
