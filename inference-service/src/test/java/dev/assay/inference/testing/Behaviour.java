package dev.assay.inference.testing;

import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.Reply;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TokenKind;
import dev.assay.inference.requests.Tokens;
import org.jspecify.annotations.Nullable;

/** What becomes of the request at a position that is due then; times are microseconds. */
@FunctionalInterface
public interface Behaviour {
  TimedAnswer answer(int index, long due);

  /** Sixteen tokens, one a chunk, the first and the last after so many milliseconds. */
  static Behaviour ok(double ttft, double e2e) {
    return (index, due) ->
        whole(
            index,
            due,
            due,
            null,
            new Tokens(TokenKind.CONTENT, at(due, ttft), at(due, e2e), 16, 16));
  }

  /** The same, sent so much too late. */
  static Behaviour late(double lateness, double e2e) {
    return (index, due) -> {
      long sent = at(due, lateness);
      return whole(
          index, due, sent, null, new Tokens(TokenKind.CONTENT, sent, at(due, e2e), 16, 16));
    };
  }

  /** The same over a connection that took so long to open. */
  static Behaviour connecting(double connect, double e2e) {
    return (index, due) ->
        whole(
            index,
            due,
            due,
            Math.round(connect * 1000),
            new Tokens(TokenKind.CONTENT, at(due, connect), at(due, e2e), 16, 16));
  }

  /** So many chunks over a time, and so many tokens as the endpoint says. */
  static Behaviour chunks(int chunks, @Nullable Integer usage, double between) {
    return (index, due) ->
        whole(
            index,
            due,
            due,
            null,
            new Tokens(TokenKind.CONTENT, at(due, 20), at(due, 20 + between), chunks, usage));
  }

  static Behaviour failing(AnswerOutcome outcome, int status) {
    return (index, due) ->
        new TimedAnswer(
            index, due, due, null, outcome, new Reply(status, at(due, 1), true, null, null));
  }

  /** Nothing came back. */
  static Behaviour silent(AnswerOutcome outcome) {
    return (index, due) -> new TimedAnswer(index, due, due, null, outcome, null);
  }

  /** The other behaviour for the last so many counted requests. */
  default Behaviour with(int last, Behaviour other) {
    return (index, due) ->
        index >= ScriptedEndpoint.LAST - last ? other.answer(index, due) : answer(index, due);
  }

  private static TimedAnswer whole(
      int index, long due, long sent, @Nullable Long connect, Tokens tokens) {
    return new TimedAnswer(
        index, due, sent, connect, AnswerOutcome.OK, new Reply(200, sent, true, tokens, "length"));
  }

  private static long at(long due, double millis) {
    return due + Math.round(millis * 1000);
  }
}
