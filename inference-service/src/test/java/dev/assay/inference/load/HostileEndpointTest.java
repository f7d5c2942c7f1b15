package dev.assay.inference.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.ChatServer;
import dev.assay.inference.testing.ChatServer.Script;
import dev.assay.inference.testing.LoopbackContext;
import dev.assay.inference.testing.RawServer;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.probe.UnreadableAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Endpoints that answer badly, or against us. */
class HostileEndpointTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "sk-very-secret-0123456789";

  private final LoopbackContext context = new LoopbackContext();

  @AfterEach
  void close() {
    context.close();
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        end(
            "an endless stream",
            AnswerOutcome.TOO_LARGE,
            (s, e) -> {
              ChatServer.open(e);
              while (true) {
                ChatServer.send(e, ChatServer.TOKEN.repeat(100));
              }
            }),
        end(
            "a byte at a time",
            AnswerOutcome.TIMED_OUT,
            (s, e) -> {
              ChatServer.open(e);
              for (int i = 0; i < ChatServer.TOKEN.length(); i++) {
                ChatServer.send(e, ChatServer.TOKEN.substring(i, i + 1));
                s.pause(100);
              }
            }),
        end(
            "an error with status 200",
            AnswerOutcome.ERROR_IN_STREAM,
            (s, e) -> ChatServer.say(e, 200, "application/json", "{\"error\":{\"code\":1}}")),
        end(
            "an error in the stream",
            AnswerOutcome.ERROR_IN_STREAM,
            (s, e) -> {
              ChatServer.open(e);
              ChatServer.send(e, ChatServer.TOKEN, "data: {\"error\":\"overloaded\"}\n\n");
              e.close();
            }),
        end(
            "a huge part",
            AnswerOutcome.TOO_LARGE,
            (s, e) -> {
              ChatServer.open(e);
              ChatServer.send(e, "data: " + "x".repeat(300_000));
              s.hang();
            }),
        end(
            "comments that never end",
            AnswerOutcome.TIMED_OUT,
            (s, e) -> {
              ChatServer.open(e);
              while (true) {
                ChatServer.send(e, ": keep-alive\n\n");
                s.pause(50);
              }
            }),
        end(
            "comments alone",
            AnswerOutcome.EMPTY,
            (s, e) -> ChatServer.say(e, 200, "text/event-stream", ": keep-alive\n\n".repeat(9))),
        end(
            "a redirect elsewhere",
            AnswerOutcome.REFUSED,
            (s, e) -> {
              e.getResponseHeaders().add("location", "http://127.0.0.2/");
              e.sendResponseHeaders(307, -1);
            }),
        end(
            "a redirect in a circle",
            AnswerOutcome.REFUSED,
            (s, e) -> {
              e.getResponseHeaders().add("location", "/v1/chat/completions");
              e.sendResponseHeaders(307, -1);
            }),
        end(
            "no text",
            AnswerOutcome.MALFORMED,
            (s, e) -> ChatServer.say(e, 200, "text/event-stream", "data: \u0000\n\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void givenSuchAnEnd_whenAsked_thenItHasItsName(String why, AnswerOutcome outcome, Script end)
      throws Exception {
    // Given
    try (ChatServer server = new ChatServer(end)) {
      // When, then
      int deadline = outcome == AnswerOutcome.TIMED_OUT ? 400 : 30_000;
      assertThat(only(server.url(), deadline).outcome()).isEqualTo(outcome);
    }
  }

  @Test
  void givenARedirectWithin_whenAsked_thenItIsFollowedAndTimed() throws Exception {
    // Given
    try (ChatServer server =
        new ChatServer(
            (self, exchange) -> {
              if (exchange.getRequestURI().getPath().equals("/moved")) {
                ChatServer.stream(exchange);
              } else {
                self.pause(30);
                exchange.getResponseHeaders().add("location", "/moved");
                exchange.sendResponseHeaders(308, -1);
              }
            })) {
      // When
      Exchanged exchanged = only(server.url(), 30_000);
      // Then
      assertThat(exchanged.outcome()).isEqualTo(AnswerOutcome.OK);
      assertThat(exchanged.heard().headMicros() - exchanged.sentMicros()).isGreaterThan(29_000);
    }
  }

  @Test
  void givenAnHttp10Server_whenAsked_thenItsStreamIsReadToItsEnd() throws Exception {
    // Given
    try (RawServer server =
        new RawServer(
            "HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                + ChatServer.TOKEN
                + ChatServer.END)) {
      // When
      Exchanged exchanged = only(server.url(), 30_000);
      // Then
      assertThat(exchanged.outcome()).isEqualTo(AnswerOutcome.OK);
      assertThat(exchanged.heard().text()).isEqualTo("one ");
    }
  }

  @Test
  void givenABreakWithinACharacter_whenAsked_thenTheAnswerIsTruncated() throws Exception {
    // Given an answer whose last character lacks a byte
    byte[] whole =
        ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 999\r\n\r\n"
                + ChatServer.TOKEN
                + "data: {\"choices\":[{\"delta\":{\"content\":\"\u00fc")
            .getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);
    try (RawServer server = new RawServer(cut)) {
      // When
      Exchanged exchanged = only(server.url(), 30_000);
      // Then
      assertThat(exchanged.outcome()).isEqualTo(AnswerOutcome.TRUNCATED);
      assertThat(exchanged.heard().text()).isEqualTo("one ");
    }
  }

  @Test
  void givenSomethingThatIsNoHttp_whenAsked_thenItIsMalformed() throws Exception {
    try (RawServer server = new RawServer("SSH-2.0-OpenSSH_9.7\r\n\r\n")) {
      assertThat(only(server.url(), 30_000).outcome()).isEqualTo(AnswerOutcome.MALFORMED);
    }
  }

  @Test
  void givenLiesAboutUsage_whenAsked_thenTheyAreKeptAsSaidOrLeftOut() throws Exception {
    // Given
    String lie =
        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":-1,\"completion_tokens\":%s}}\n\n";
    try (ChatServer server =
        new ChatServer(
            exchange -> {
              ChatServer.open(exchange);
              ChatServer.send(exchange, ChatServer.TOKEN, lie.formatted("2147483647"));
              ChatServer.send(exchange, lie.formatted("1e99"), ChatServer.END.substring(0, 69));
              exchange.close();
            })) {
      // When
      Heard heard = only(server.url(), 30_000).heard();
      // Then
      assertThat(heard.usage()).isEqualTo(new Heard.Usage(null, Integer.MAX_VALUE, null));
    }
  }

  @Test
  void givenAHalfCharacterFromJson_whenKept_thenItIsMended() throws Exception {
    // Given the halves of one character in two parts, and half a character alone
    String half = "data: {\"choices\":[{\"delta\":{\"content\":\"%s\"}}]}\n\n";
    try (ChatServer server =
        new ChatServer(
            exchange -> {
              ChatServer.open(exchange);
              ChatServer.send(
                  exchange,
                  half.formatted("\\ud83d"),
                  half.formatted("\\ude00"),
                  half.formatted("\\ud83d"));
              ChatServer.send(exchange, ChatServer.END);
              exchange.close();
            })) {
      // When, then
      assertThat(only(server.url(), 30_000).whole().text()).isEqualTo("\ud83d\ude00\ufffd");
    }
  }

  @Test
  void givenAnEndpointThatEchoesItsKey_whenKept_thenTheKeyIsNowhere() throws Exception {
    // Given
    context.secrets.put("127.0.0.1", KEY);
    String half = KEY.substring(0, 9);
    String rest = KEY.substring(9);
    try (ChatServer server =
        new ChatServer(
            exchange -> {
              exchange.getResponseHeaders().add("server", "Bearer " + KEY);
              exchange.getResponseHeaders().add("ratelimit-" + KEY, "1");
              ChatServer.open(exchange);
              ChatServer.send(exchange, echo(half), echo(rest), echo("and " + KEY + KEY));
              ChatServer.send(
                  exchange,
                  "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"" + KEY + "\"}]}\n\n");
              exchange.close();
            })) {
      ExchangeSeries series = keyed(server.url());
      // When
      RawAnswer answer = run(series);
      // Then
      ExchangeTranscript transcript = series.decode(null, answer.body());
      Heard heard = transcript.exchanges().getFirst().whole();
      assertThat(server.keys).containsExactly("Bearer " + KEY);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .doesNotContain(KEY)
          .doesNotContain(half)
          .doesNotContain(rest);
      assertThat(heard.text()).isEqualTo("[redacted]and [redacted]");
      assertThat(heard.headers()).containsEntry("server", "Bearer [redacted]");
      assertThat(heard.finishReason()).isEqualTo("[redacted]");
      assertThat(heard.logprobs()).extracting(Heard.TokenLogprob::token).contains("[redacted]");
      assertThat(transcript.redactions()).isGreaterThanOrEqualTo(8);
    }
  }

  @Test
  void givenAnErrorThatEchoesTheKey_whenKept_thenTheKeyIsNowhere() throws Exception {
    // Given
    context.secrets.put("127.0.0.1", KEY);
    try (ChatServer server =
        new ChatServer(
            exchange ->
                ChatServer.say(
                    exchange, 401, "application/json", "{\"error\":\"not " + KEY + "\"}"))) {
      // When
      RawAnswer answer = run(keyed(server.url()));
      // Then
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains("HTTP_ERROR")
          .doesNotContain("sk-very");
    }
  }

  private static String echo(String text) {
    return """
    data: {"model":"%1$s","system_fingerprint":"%1$s","choices":[{"delta":{"content":"%1$s",\
    "tool_calls":[{"index":0,"function":{"name":"f","arguments":"%1$s"}}]},"logprobs":{"content":\
    [{"token":"%1$s","logprob":-1,"top_logprobs":[{"token":"%1$s","logprob":-1}]}]}}]}

    """
        .formatted(text);
  }

  private static ExchangeSeries keyed(URI url) {
    return new ExchangeSeries(
        "a test",
        List.of(new Party("chat", ApiShape.CHAT, url, "demo-8b", "127.0.0.1")),
        Pacing.oneByOne(),
        List.of(ExchangeSeriesRunnerTest.streamed("Hello").withTopLogprobs(1)),
        30_000);
  }

  private Exchanged only(URI url, int deadlineMillis) throws UnreadableAnswer {
    ExchangeSeries series =
        ExchangeSeriesRunnerTest.series(
            url,
            Pacing.oneByOne(),
            List.of(ExchangeSeriesRunnerTest.streamed("Hello")),
            deadlineMillis);
    return series.decode(null, run(series).body()).exchanges().getFirst();
  }

  private RawAnswer run(ExchangeSeries series) {
    return new ExchangeSeriesRunner(Probing.prober(context, 64))
        .run(series, context)
        .await()
        .atMost(PATIENCE);
  }

  private static Arguments end(String why, AnswerOutcome outcome, Script end) {
    return Arguments.of(why, outcome, end);
  }
}
