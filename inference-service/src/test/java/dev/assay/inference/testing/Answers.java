package dev.assay.inference.testing;

import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.Piece;
import dev.assay.inference.exchanges.Heard.TokenLogprob;
import dev.assay.inference.exchanges.Heard.ToolCall;
import dev.assay.inference.exchanges.Heard.Usage;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.AnswerOutcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of one planned request, in the making. */
public record Answers(
    AnswerOutcome outcome,
    int status,
    String text,
    double firstMs,
    double lastMs,
    @Nullable Integer promptTokens,
    List<TokenLogprob> logprobs,
    List<ToolCall> tools) {

  /** A whole answer with this text. */
  public static Answers text(String text) {
    return new Answers(AnswerOutcome.OK, 200, text, 20, 50, null, List.of(), List.of());
  }

  /** An answer with an error's status and this body. */
  public static Answers refused(int status, String text) {
    return new Answers(AnswerOutcome.HTTP_ERROR, status, text, 20, 20, null, List.of(), List.of());
  }

  /** Nothing came back. */
  public static Exchanged silent(int index, PlannedExchange request, AnswerOutcome outcome) {
    return new Exchanged(index, request.dueMicros(), request.dueMicros(), null, outcome, null);
  }

  public Answers counting(@Nullable Integer tokens) {
    return new Answers(outcome, status, text, firstMs, lastMs, tokens, logprobs, tools);
  }

  public Answers after(double first, double last) {
    return new Answers(outcome, status, text, first, last, promptTokens, logprobs, tools);
  }

  public Answers withLogprobs(List<TokenLogprob> tokens) {
    return new Answers(outcome, status, text, firstMs, lastMs, promptTokens, tokens, tools);
  }

  public Answers calling(String name, String arguments) {
    return new Answers(
        outcome,
        status,
        text,
        firstMs,
        lastMs,
        promptTokens,
        logprobs,
        List.of(new ToolCall(name, arguments)));
  }

  /** As the answer of the request at this position. */
  public Exchanged to(int index, PlannedExchange request) {
    long due = request.dueMicros();
    long first = due + Math.round(firstMs * 1000);
    long last = due + Math.round(lastMs * 1000);
    Heard heard =
        new Heard(
            status,
            first,
            last,
            request.stream(),
            List.of(new Piece(first, text.length(), null), new Piece(last, 0, null)),
            text,
            "length",
            promptTokens == null ? null : new Usage(promptTokens, 1, null),
            null,
            null,
            logprobs,
            tools,
            Map.of(),
            null,
            null);
    return new Exchanged(index, due, due, null, outcome, heard);
  }
}
