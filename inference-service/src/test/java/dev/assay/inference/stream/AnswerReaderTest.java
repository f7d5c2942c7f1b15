package dev.assay.inference.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.Reply;
import dev.assay.inference.requests.TokenKind;
import dev.assay.inference.requests.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerReaderTest {
  private static final Peer NOBODY = new Peer(Map.of(), null, null);
  private static final String SSE = "text/event-stream";
  private static final String JSON = "application/json";
  private static final String ROLE = event("{\"role\":\"assistant\",\"content\":\"\"}", "null");
  private static final String ONE = event("{\"content\":\"one\"}", "null");
  private static final String STOP = event("{}", "\"stop\"");
  private static final String LENGTH_WITH_TEXT = event("{\"content\":\"two\"}", "\"length\"");
  private static final String USAGE =
      "data: {\"choices\":[],\"usage\":{\"completion_tokens\":7}}\n\n";
  private static final String DONE = "data: [DONE]\n\n";
  private static final String ERROR = "data: {\"error\":{\"message\":\"overloaded\"}}\n\n";

  /** Each part arrives one after another, at 1, 2, 3 and so on. */
  static Stream<Arguments> streams() {
    return Stream.of(
        row("plain", List.of(ONE, ONE, STOP, DONE), AnswerOutcome.OK, content(1, 2, 2, null)),
        row(
            "an empty first part and usage",
            List.of(ROLE, ONE, LENGTH_WITH_TEXT, USAGE, DONE),
            AnswerOutcome.OK,
            content(2, 3, 2, 7)),
        row(
            "keep-alives",
            List.of(": ping\n\n", ONE, ": ping\n\n", STOP, DONE),
            AnswerOutcome.OK,
            content(2, 2, 1, null)),
        row(
            "several events at once",
            List.of(ONE + ONE + STOP + DONE),
            AnswerOutcome.OK,
            content(1, 1, 2, null)),
        row("no [DONE]", List.of(ONE, STOP), AnswerOutcome.OK, content(1, 1, 1, null)),
        row(
            "[DONE] without an empty line",
            List.of(ONE, STOP, "data: [DONE]"),
            AnswerOutcome.OK,
            content(1, 1, 1, null)),
        row(
            "more after [DONE]",
            List.of(ONE, STOP, DONE, ONE),
            AnswerOutcome.OK,
            content(1, 1, 1, null)),
        row(
            "no reason for the end",
            List.of(ONE, DONE),
            AnswerOutcome.TRUNCATED,
            content(1, 1, 1, null)),
        row(
            "cut in an event",
            List.of(ONE, "data: {\"cho"),
            AnswerOutcome.TRUNCATED,
            content(1, 1, 1, null)),
        row("no token", List.of(ROLE, STOP, DONE), AnswerOutcome.EMPTY, null),
        row("nothing", List.of(), AnswerOutcome.EMPTY, null),
        row(
            "an error inside",
            List.of(ONE, ERROR, STOP),
            AnswerOutcome.ERROR_IN_STREAM,
            content(1, 1, 1, null)),
        row(
            "an error as the end",
            List.of(ONE, event("{}", "\"error\"")),
            AnswerOutcome.ERROR_IN_STREAM,
            content(1, 1, 1, null)),
        row("no JSON", List.of("data: hello\n\n", STOP), AnswerOutcome.MALFORMED, null),
        row("other JSON", List.of("data: {\"tokens\":[1]}\n\n"), AnswerOutcome.MALFORMED, null),
        row("a page", List.of("<html>502</html>"), AnswerOutcome.EMPTY, null),
        row(
            "deep JSON",
            List.of("data: " + "[".repeat(100) + "\n\n"),
            AnswerOutcome.MALFORMED,
            null),
        row("an endless line", List.of("x".repeat(300_000)), AnswerOutcome.TOO_LARGE, null),
        row(
            "reasoning first",
            List.of(event("{\"reasoning_content\":\"hm\"}", "null"), ONE, STOP, DONE),
            AnswerOutcome.OK,
            new Tokens(TokenKind.REASONING, 1, 2, 2, null)),
        row(
            "a tool call",
            List.of(event("{\"tool_calls\":[{\"index\":0}]}", "\"tool_calls\""), DONE),
            AnswerOutcome.OK,
            new Tokens(TokenKind.TOOL_CALL, 1, 1, 1, null)),
        row(
            "usage that is no number of tokens",
            List.of(
                ONE, STOP, "data: {\"choices\":[],\"usage\":{\"completion_tokens\":-1}}\n\n", DONE),
            AnswerOutcome.OK,
            content(1, 1, 1, null)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void streams(String why, List<String> parts, AnswerOutcome outcome, Tokens tokens) {
    // Given
    AnswerReader reader = reading(200, SSE, parts);
    // When, then
    assertThat(reader.ended()).isEqualTo(outcome);
    assertThat(reader.reply(LongUnaryOperator.identity()).tokens()).isEqualTo(tokens);
  }

  static Stream<Arguments> documents() {
    String whole =
        "{\"choices\":[{\"message\":{\"content\":\"%s\"},\"finish_reason\":%s}],\"usage\":{\"completion_tokens\":9}}";
    return Stream.of(
        row(
            "whole",
            List.of(whole.formatted("a b", "\"stop\"")),
            AnswerOutcome.OK,
            content(1, 1, 1, 9)),
        row(
            "in two parts",
            List.of(
                whole.formatted("a b", "\"stop\"").substring(0, 9),
                whole.formatted("a b", "\"stop\"").substring(9)),
            AnswerOutcome.OK,
            content(2, 2, 1, 9)),
        row("without a text", List.of(whole.formatted("", "\"stop\"")), AnswerOutcome.EMPTY, null),
        row(
            "without a reason",
            List.of(whole.formatted("a", "null")),
            AnswerOutcome.TRUNCATED,
            content(1, 1, 1, 9)),
        row(
            "an error",
            List.of("{\"error\":{\"message\":\"no\"}}"),
            AnswerOutcome.ERROR_IN_STREAM,
            null),
        row("cut", List.of("{\"choices\":[{"), AnswerOutcome.MALFORMED, null),
        row("nothing", List.of(), AnswerOutcome.MALFORMED, null),
        row("endless", List.of(" ".repeat(1_100_000)), AnswerOutcome.TOO_LARGE, null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void documents(String why, List<String> parts, AnswerOutcome outcome, Tokens tokens) {
    // Given
    AnswerReader reader = reading(200, JSON, parts);
    // When
    AnswerOutcome ended = reader.ended();
    Reply reply = reader.reply(LongUnaryOperator.identity());
    // Then
    assertThat(ended).isEqualTo(outcome);
    assertThat(reply.tokens()).isEqualTo(tokens);
    assertThat(reply.streamed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "429, RATE_LIMITED",
    "500, HTTP_ERROR",
    "404, HTTP_ERROR",
    "301, HTTP_ERROR",
    "204, EMPTY"
  })
  void readsTheStatus(int status, AnswerOutcome outcome) {
    assertThat(reading(status, SSE, List.of()).ended()).isEqualTo(outcome);
  }

  @Test
  void wantsNoMoreThanItNeeds() {
    // Given
    AnswerReader failed = reading(500, JSON, List.of());
    AnswerReader done = reading(200, SSE, List.of(ONE, STOP));
    // When, then
    assertThat(failed.take(new byte[] {'x'}, 1)).isFalse();
    assertThat(done.take(DONE.getBytes(StandardCharsets.UTF_8), 9)).isFalse();
  }

  @Test
  void keepsTheBeginningOfWhatARefusalSays() {
    // Given
    Redactor redactor = new Redactor(List.of("secret-key-1"));
    Room room = new Room(1 << 30);
    AnswerReader reader =
        new AnswerReader(ApiShape.CHAT, new KeptAnswer(redactor, room), redactor, room);
    reader.head(400, JSON, 0);
    // When
    boolean more = reader.take("too long, secret-key-1".getBytes(StandardCharsets.UTF_8), 1);
    boolean stillMore = reader.take(" ".repeat(5000).getBytes(StandardCharsets.UTF_8), 2);
    // Then
    assertThat(more).isTrue();
    assertThat(stillMore).isFalse();
    assertThat(reader.ended()).isEqualTo(AnswerOutcome.HTTP_ERROR);
    String text = reader.heard(LongUnaryOperator.identity(), NOBODY).text();
    assertThat(text).startsWith("too long, ").doesNotContain("secret-key-1").hasSizeLessThan(4200);
  }

  @Test
  void tellsABreakInTheMiddleFromNone() {
    assertThat(reading(200, SSE, List.of(ONE)).broken(AnswerOutcome.CONNECTION_FAILED))
        .isEqualTo(AnswerOutcome.TRUNCATED);
    assertThat(reading(200, SSE, List.of(ONE)).broken(AnswerOutcome.TIMED_OUT))
        .isEqualTo(AnswerOutcome.TIMED_OUT);
    assertThat(reader().broken(AnswerOutcome.CONNECTION_FAILED))
        .isEqualTo(AnswerOutcome.CONNECTION_FAILED);
    assertThat(reader().reply(LongUnaryOperator.identity())).isNull();
  }

  @Test
  void endsWhateverTheBytesAre() {
    // Given
    Random random = new Random(11);
    byte[] good = (ROLE + ONE + LENGTH_WITH_TEXT + USAGE + DONE).getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = good.clone();
      for (int flip = 0; flip < 1 + round % 8; flip++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      AnswerReader reader = reader();
      reader.head(200, round % 2 == 0 ? SSE : JSON, 0);
      // When
      reader.take(bytes, 1);
      AnswerOutcome outcome = reader.ended();
      Reply reply = reader.reply(LongUnaryOperator.identity());
      // Then
      assertThat(outcome == AnswerOutcome.OK && reply.tokens() == null).isFalse();
    }
  }

  private static AnswerReader reading(int status, String mediaType, List<String> parts) {
    AnswerReader reader = reader();
    reader.head(status, mediaType, 0);
    long at = 0;
    for (String part : parts) {
      reader.take(part.getBytes(StandardCharsets.UTF_8), ++at);
    }
    return reader;
  }

  private static AnswerReader reader() {
    return new AnswerReader(new Redactor(List.of()), new Room(1 << 30));
  }

  private static Arguments row(
      String why, List<String> parts, AnswerOutcome outcome, Tokens tokens) {
    return Arguments.of(why, parts, outcome, tokens);
  }

  private static Tokens content(long first, long last, int chunks, Integer usage) {
    return new Tokens(TokenKind.CONTENT, first, last, chunks, usage);
  }

  private static String event(String delta, String finish) {
    return "data: {\"choices\":[{\"index\":0,\"delta\":"
        + delta
        + ",\"finish_reason\":"
        + finish
        + "}]}\n\n";
  }
}
