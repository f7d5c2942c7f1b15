package dev.assay.inference.stream;

import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.Reply;
import dev.assay.inference.requests.Tokens;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer as it arrives and keeps when its tokens came and how it ended; of its text only
 * what it is told to keep. Arrival times are handed in; a part counts as of the arrival of its last
 * byte. Holds 1 MiB at most of what is unread. Not thread-safe.
 */
public final class AnswerReader {
  private static final int LONGEST_DOCUMENT = 1024 * 1024;
  private static final int LONGEST_ERROR = 4 * 1024;
  private static final int TOO_MANY_REQUESTS = 429;

  private final AnswerShape shape;
  private final @Nullable KeptAnswer kept;
  private final Redactor redactor;
  private final Room room;
  private final EventStreamDecoder events = new EventStreamDecoder();
  private ByteArrayOutputStream document = new ByteArrayOutputStream(0);
  private long held;
  private int status;
  private long headNanos;
  private long arrivedNanos;
  private boolean streamed = true;
  private boolean messages;
  private final TokenTimes times = new TokenTimes();
  private Heard.@Nullable Usage usage;
  private @Nullable String finishReason;
  private @Nullable AnswerOutcome settled;
  private boolean done;

  /** Reads a chat answer's times. */
  public AnswerReader(Redactor redactor, Room room) {
    this(new AnswerShape(ApiShape.CHAT, false), null, redactor, room);
  }

  /** Reads an answer of this API, and has what it says kept. */
  public AnswerReader(ApiShape api, KeptAnswer kept, Redactor redactor, Room room) {
    this(new AnswerShape(api, true), kept, redactor, room);
  }

  private AnswerReader(AnswerShape shape, @Nullable KeptAnswer kept, Redactor redactor, Room room) {
    this.shape = shape;
    this.kept = kept;
    this.redactor = redactor;
    this.room = room;
  }

  /** The head arrived. */
  public void head(int status, @Nullable String mediaType, long nanos) {
    this.status = status;
    this.headNanos = nanos;
    this.arrivedNanos = nanos;
    boolean json = mediaType != null && mediaType.toLowerCase(Locale.ROOT).contains("json");
    this.streamed = shape.streams() && !json;
    if (status == TOO_MANY_REQUESTS) {
      settled = AnswerOutcome.RATE_LIMITED;
    } else if (status / 100 != 2) {
      settled = AnswerOutcome.HTTP_ERROR;
    }
  }

  /** The head of an answer arrived whose parts come as messages. */
  public void head(int status, boolean streamed, long nanos) {
    head(status, null, nanos);
    this.streamed = streamed;
    this.messages = true;
  }

  /** A message arrived; whether more is wanted. */
  public boolean take(AnswerPart message, long nanos) {
    arrivedNanos = nanos;
    part(message, nanos);
    return settled == null && !done;
  }

  /** Whether nothing that may still come changes how this ends. */
  public boolean settled() {
    return settled != null;
  }

  /** A part of the body arrived; whether more is wanted. */
  public boolean take(byte[] part, long nanos) {
    arrivedNanos = nanos;
    if (settled == null && !done) {
      if (streamed) {
        takeEvents(part, nanos);
      } else {
        takeDocument(part);
      }
      demandRoom(events.held() + document.size());
    } else if (kept != null && settled == AnswerOutcome.HTTP_ERROR) {
      return takeError(part);
    }
    return settled == null && !done;
  }

  /** The body ended, or enough of it was read. */
  public AnswerOutcome ended() {
    if (settled == null && !done && !messages) {
      if (streamed) {
        events.end(data -> part(shape.ofEvent(data), arrivedNanos));
      } else {
        part(shape.ofDocument(document.toString(StandardCharsets.UTF_8)), arrivedNanos);
      }
    }
    if (kept != null && settled == AnswerOutcome.HTTP_ERROR) {
      kept.keepError(document.toString(StandardCharsets.UTF_8));
    }
    release();
    if (settled != null) {
      return settled;
    }
    if (times.none()) {
      return AnswerOutcome.EMPTY;
    }
    boolean whole = finishReason != null || !shape.finishes();
    return whole ? AnswerOutcome.OK : AnswerOutcome.TRUNCATED;
  }

  /** The exchange broke off; what the break means, given what had come. */
  public AnswerOutcome broken(AnswerOutcome why) {
    release();
    boolean begun = status != 0 && why == AnswerOutcome.CONNECTION_FAILED;
    return settled != null ? settled : begun ? AnswerOutcome.TRUNCATED : why;
  }

  /** What came back, with nanoseconds turned into the transcript's times; null for nothing. */
  public @Nullable Reply reply(LongUnaryOperator micros) {
    return status == 0
        ? null
        : new Reply(status, micros.applyAsLong(headNanos), streamed, tokens(micros), finish());
  }

  /** What came back, with its text; null for nothing. */
  public @Nullable Heard heard(LongUnaryOperator micros, Peer peer) {
    KeptAnswer answer = kept;
    if (status == 0 || answer == null) {
      return null;
    }
    long head = micros.applyAsLong(headNanos);
    return new Heard(
        status,
        head,
        Math.max(head, micros.applyAsLong(arrivedNanos)),
        streamed,
        answer.pieces(micros),
        answer.text(),
        finish(),
        answer.usage(),
        answer.model(),
        answer.fingerprint(),
        answer.logprobs(),
        answer.toolCalls(),
        peer.headers(),
        peer.remote(),
        peer.tlsKey(),
        answer.signature());
  }

  /** The fewest tokens that the answer can have, by our own count. */
  public int fewestTokens() {
    return times.fewest();
  }

  /** The token counts that the endpoint states; null when it doesn't. */
  public Heard.@Nullable Usage usage() {
    return usage;
  }

  private @Nullable String finish() {
    return finishReason == null ? null : redactor.clean(finishReason, Reply.LONGEST_FINISH_REASON);
  }

  private @Nullable Tokens tokens(LongUnaryOperator micros) {
    return times.tokens(micros, usage == null ? null : usage.completionTokens());
  }

  private void takeEvents(byte[] bytes, long nanos) {
    try {
      events.take(bytes, data -> part(shape.ofEvent(data), nanos));
    } catch (EventStreamDecoder.TooLong e) {
      settled = AnswerOutcome.TOO_LARGE;
    }
  }

  private void takeDocument(byte[] bytes) {
    document.writeBytes(bytes);
    if (document.size() > LONGEST_DOCUMENT) {
      settled = AnswerOutcome.TOO_LARGE;
    }
  }

  /** Of what an endpoint says of its refusal, the beginning; whether more is wanted. */
  private boolean takeError(byte[] bytes) {
    int taken = Math.min(bytes.length, LONGEST_ERROR - document.size());
    document.write(bytes, 0, taken);
    demandRoom(document.size());
    return settled == AnswerOutcome.HTTP_ERROR && document.size() < LONGEST_ERROR;
  }

  private void part(AnswerPart part, long nanos) {
    if (settled != null || done) {
      return;
    }
    switch (part) {
      case AnswerPart.Done ignored -> done = true;
      case AnswerPart.Failed ignored -> settled = AnswerOutcome.ERROR_IN_STREAM;
      case AnswerPart.TooLarge ignored -> settled = AnswerOutcome.TOO_LARGE;
      case AnswerPart.Unreadable ignored -> settled = AnswerOutcome.MALFORMED;
      case AnswerPart.Delta delta -> delta(delta, nanos);
    }
  }

  private void delta(AnswerPart.Delta delta, long nanos) {
    times.arrived(delta, nanos);
    finishReason = delta.finishReason() == null ? finishReason : delta.finishReason();
    usage = delta.usage() == null ? usage : delta.usage();
    settled = kept == null ? null : kept.keep(delta, nanos);
  }

  /** What all answers together would hold too much of says nothing of this endpoint. */
  private void demandRoom(long now) {
    long more = now - held;
    held = now;
    if (!room.hold(more)) {
      settled = AnswerOutcome.CANCELLED;
    }
  }

  private void release() {
    document = new ByteArrayOutputStream(0);
    demandRoom(0);
  }
}
