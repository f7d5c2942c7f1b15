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
import org.jspecify.annotations.Nullable;

/**
 * How one request of a simulated series is answered; milliseconds from its sending.
 *
 * @param pieces parts of the answer; -1 for one a token asked for
 * @param usage tokens that the endpoint states; null for none
 * @param text of each part
 */
public record SimulatedReply(
    AnswerOutcome outcome,
    int status,
    double connect,
    double first,
    double gap,
    int pieces,
    @Nullable Integer usage,
    String text,
    @Nullable String fingerprint,
    Map<String, String> headers,
    String remote) {

  /** A whole answer, a token a part: the first one then, each further one so long after. */
  public static SimulatedReply ok(double first, double gap) {
    return new SimulatedReply(
        AnswerOutcome.OK, 200, 0, first, gap, -1, null, "word ", null, Map.of(), "127.42.0.1:4280");
  }

  /** A failure with this status, told after so long. */
  public static SimulatedReply failing(AnswerOutcome outcome, int status, double after) {
    return new SimulatedReply(
        outcome, status, 0, after, 0, 0, null, "", null, Map.of(), "127.42.0.1:4280");
  }

  /** Nothing comes back. */
  public static SimulatedReply silent(AnswerOutcome outcome) {
    return failing(outcome, 0, 0);
  }

  public SimulatedReply connecting(double millis) {
    return new SimulatedReply(
        outcome, status, millis, first, gap, pieces, usage, text, fingerprint, headers, remote);
  }

  public SimulatedReply inPieces(int count, @Nullable Integer stated) {
    return new SimulatedReply(
        outcome, status, connect, first, gap, count, stated, text, fingerprint, headers, remote);
  }

  public SimulatedReply saying(String each) {
    return new SimulatedReply(
        outcome, status, connect, first, gap, pieces, usage, each, fingerprint, headers, remote);
  }

  public SimulatedReply signed(@Nullable String print, Map<String, String> heads) {
    return new SimulatedReply(
        outcome, status, connect, first, gap, pieces, usage, text, print, heads, remote);
  }

  public SimulatedReply from(String address) {
    return new SimulatedReply(
        outcome, status, connect, first, gap, pieces, usage, text, fingerprint, headers, address);
  }

  Exchanged at(int index, long sent, PlannedExchange planned) {
    return new Exchanged(
        index, sent, sent, micros(connect), outcome, status == 0 ? null : heard(sent, planned));
  }

  private Heard heard(long sent, PlannedExchange planned) {
    int count = pieces < 0 ? planned.maxTokens() : pieces;
    List<Piece> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new Piece(sent + micros(first + i * gap), text.length(), null));
    }
    long end = sent + micros(first + Math.max(0, count - 1) * gap);
    return new Heard(
        status,
        sent + micros(first),
        end,
        true,
        parts,
        text.repeat(count),
        outcome == AnswerOutcome.OK ? "length" : null,
        usage == null ? null : new Usage(null, usage, null),
        planned.group(),
        fingerprint,
        List.of(),
        List.of(),
        headers,
        remote,
        null);
  }

  private static long micros(double millis) {
    return Math.round(millis * 1000);
  }
}
