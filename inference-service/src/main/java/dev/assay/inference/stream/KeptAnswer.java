package dev.assay.inference.stream;

import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.NodeSignature;
import dev.assay.inference.exchanges.Heard.Piece;
import dev.assay.inference.exchanges.Heard.TokenLogprob;
import dev.assay.inference.exchanges.Heard.ToolCall;
import dev.assay.inference.exchanges.Heard.Usage;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.stream.AnswerPart.Delta;
import dev.assay.inference.stream.AnswerPart.Extras;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a transcript keeps of one answer: the arrival of each part, its text, and what the endpoint
 * says beside it, all bounded. Not thread-safe.
 */
public final class KeptAnswer {
  private static final int MOST_PARTS = 16_384;
  private static final int BYTES_PER_PART = 64;
  private static final int BYTES_PER_TOKEN = 80;
  private static final int NONE = -1;

  private final Redactor redactor;
  private final Room room;
  private final StringBuilder text = new StringBuilder();
  private final List<TokenLogprob> logprobs = new ArrayList<>();
  private final ToolCalls toolCalls = new ToolCalls();
  private long[] nanos = new long[16];
  private int[] characters = new int[16];
  private int[] tokens = new int[16];
  private int parts;
  private long held;
  private @Nullable Usage usage;
  private @Nullable String model;
  private @Nullable String fingerprint;
  private @Nullable NodeSignature signature;

  /**
   * Keeps nothing yet.
   *
   * @param redactor takes the keys out
   * @param room for what all answers of the series keep
   */
  public KeptAnswer(Redactor redactor, Room room) {
    this.redactor = redactor;
    this.room = room;
  }

  /** Keeps a part; null, or how the answer ends, over its own limit or for want of our room. */
  @Nullable AnswerOutcome keep(Delta delta, long arrivedNanos) {
    Usage said = delta.usage();
    usage = said == null ? usage : said;
    long more = keep(delta.extras());
    if (delta.token() != null) {
      more +=
          arrived(arrivedNanos, delta.characters(), said == null ? null : said.completionTokens());
    }
    more += append(delta.text());
    int before = toolCalls.characters();
    boolean fits = toolCalls.add(delta.extras().toolCalls());
    more += toolCalls.characters() - before;
    if (!fits || parts >= MOST_PARTS || logprobs.size() > MOST_PARTS) {
      return AnswerOutcome.TOO_LARGE;
    }
    return hold(more) ? null : AnswerOutcome.CANCELLED;
  }

  /** Keeps what the short body of an error says, where there is room. */
  void keepError(String said) {
    if (hold(said.length())) {
      append(said);
    }
  }

  /** Gives the room back, once what was kept is written. */
  public void release() {
    room.hold(-held);
    held = 0;
  }

  private boolean hold(long more) {
    held += more;
    return room.hold(more);
  }

  List<Piece> pieces(LongUnaryOperator micros) {
    List<Piece> pieces = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      Integer running = tokens[i] == NONE ? null : tokens[i];
      pieces.add(new Piece(micros.applyAsLong(nanos[i]), characters[i], running));
    }
    return pieces;
  }

  String text() {
    return redactor.clean(text.toString(), Heard.LONGEST_TEXT);
  }

  @Nullable Usage usage() {
    return usage;
  }

  @Nullable String model() {
    return cleaned(model);
  }

  @Nullable String fingerprint() {
    return cleaned(fingerprint);
  }

  @Nullable NodeSignature signature() {
    NodeSignature given = signature;
    return given == null
        ? null
        : new NodeSignature(
            redactor.clean(given.key(), NodeSignature.LONGEST),
            redactor.clean(given.signature(), NodeSignature.LONGEST));
  }

  @Nullable String cleaned(@Nullable String said) {
    return said == null ? null : redactor.clean(said, said.length() + Redactor.MARK.length());
  }

  List<TokenLogprob> logprobs() {
    int kept = Math.min(logprobs.size(), MOST_PARTS);
    return redactor.clean(logprobs.subList(0, kept), Heard.LONGEST_TEXT);
  }

  List<ToolCall> toolCalls() {
    return toolCalls.calls().stream()
        .map(
            call ->
                new ToolCall(
                    redactor.clean(call.name(), Heard.LONGEST_TEXT),
                    redactor.clean(call.arguments(), Heard.LONGEST_TEXT)))
        .toList();
  }

  private long keep(Extras extras) {
    model = extras.model() == null ? model : extras.model();
    fingerprint = extras.fingerprint() == null ? fingerprint : extras.fingerprint();
    signature = extras.signature() == null ? signature : extras.signature();
    logprobs.addAll(extras.logprobs());
    return extras.logprobs().stream()
        .mapToLong(token -> (1L + token.top().size()) * BYTES_PER_TOKEN)
        .sum();
  }

  private long arrived(long at, int brought, @Nullable Integer running) {
    if (parts == nanos.length) {
      int longer = Math.min(2 * parts, MOST_PARTS);
      nanos = Arrays.copyOf(nanos, longer);
      characters = Arrays.copyOf(characters, longer);
      tokens = Arrays.copyOf(tokens, longer);
    }
    nanos[parts] = at;
    characters[parts] = brought;
    tokens[parts] = running == null ? NONE : running;
    parts++;
    return BYTES_PER_PART;
  }

  /** A little more than is kept, so that no key stands half behind the cut. */
  private long append(String more) {
    int longest = Heard.LONGEST_TEXT + redactor.longestKey();
    int taken = Math.min(more.length(), longest - text.length());
    text.append(more, 0, Math.max(0, taken));
    return Math.max(0, taken);
  }
}
