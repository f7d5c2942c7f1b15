package dev.assay.inference.testing;

import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.Piece;
import dev.assay.inference.exchanges.Heard.Usage;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.AnswerOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** What becomes of one planned request that is sent then; times are microseconds. */
@FunctionalInterface
public interface Told {
  /** Every token of a told answer. */
  String TOKEN = "one ";

  Exchanged answer(PlannedExchange planned, int index, long sent);

  /** As many tokens as asked for, one a part: the first after so long, the next after so long. */
  static Told paced(double firstMillis, double nextMillis) {
    return arriving(
        tokens -> {
          List<Double> millis = new ArrayList<>();
          for (int i = 0; i < tokens; i++) {
            millis.add(firstMillis + i * nextMillis);
          }
          return millis;
        });
  }

  /** When the tokens of an answer of so many arrive, in milliseconds. */
  @FunctionalInterface
  interface Arrivals {
    List<Double> of(int tokens);
  }

  /** As many tokens as asked for, one a part, arriving then. */
  static Told arriving(Arrivals arrivals) {
    return (planned, index, sent) -> {
      List<Piece> pieces =
          arrivals.of(planned.maxTokens()).stream()
              .map(millis -> new Piece(sent + Math.round(millis * 1000), TOKEN.length(), null))
              .toList();
      return ok(index, sent, pieces, TOKEN.repeat(pieces.size()), pieces.size());
    };
  }

  static Told failing(AnswerOutcome outcome, int status) {
    return (planned, index, sent) ->
        new Exchanged(index, sent, sent, null, outcome, heard(status, sent, List.of(), "", null));
  }

  /** Nothing came back. */
  static Told silent(AnswerOutcome outcome) {
    return (planned, index, sent) -> new Exchanged(index, sent, sent, null, outcome, null);
  }

  /** The other behaviour for those requests. */
  default Told with(BiPredicate<PlannedExchange, Integer> which, Told other) {
    return (planned, index, sent) ->
        which.test(planned, index)
            ? other.answer(planned, index, sent)
            : answer(planned, index, sent);
  }

  /** The other behaviour for the first so many requests. */
  default Told first(int count, Told other) {
    return with((planned, index) -> index < count, other);
  }

  /** The same, heard a little otherwise. */
  default Told heard(UnaryOperator<Heard> change) {
    return (planned, index, sent) -> {
      Exchanged was = answer(planned, index, sent);
      Heard heard = was.heard();
      return new Exchanged(
          index, sent, sent, null, was.outcome(), heard == null ? null : change.apply(heard));
    };
  }

  /** The same answer with this text and these stated tokens. */
  static Heard saying(Heard heard, String text, Usage usage, Map<String, String> headers) {
    return new Heard(
        heard.status(),
        heard.headMicros(),
        heard.endMicros(),
        heard.streamed(),
        heard.pieces(),
        text,
        heard.finishReason(),
        usage,
        heard.model(),
        heard.fingerprint(),
        heard.logprobs(),
        heard.toolCalls(),
        headers,
        heard.remote(),
        heard.tlsKey());
  }

  private static Exchanged ok(int index, long sent, List<Piece> pieces, String text, int tokens) {
    Usage usage = new Usage(30, tokens, 0);
    return new Exchanged(
        index, sent, sent, null, AnswerOutcome.OK, heard(200, sent, pieces, text, usage));
  }

  private static Heard heard(int status, long sent, List<Piece> pieces, String text, Usage usage) {
    long end = pieces.isEmpty() ? sent + 1000 : pieces.getLast().micros();
    return new Heard(
        status, sent, end, true, pieces, text, "length", usage, null, null, List.of(), List.of(),
        Map.of(), null, null);
  }
}
