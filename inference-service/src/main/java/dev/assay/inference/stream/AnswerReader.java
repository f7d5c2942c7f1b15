package dev.assay.inference.stream;

import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.Reply;
import dev.assay.inference.requests.TokenKind;
import dev.assay.inference.requests.Tokens;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer as it arrives and keeps when its tokens came and how it ended, nothing of its
 * text. Arrival times are handed in; a part counts as of the arrival of its last byte. Holds 1 MiB
 * at most. Not thread-safe.
 */
public final class AnswerReader {
  private static final int LONGEST_DOCUMENT = 1024 * 1024;
  private static final int TOO_MANY_REQUESTS = 429;

  private final EventStreamDecoder events = new EventStreamDecoder();
  private final ByteArrayOutputStream document = new ByteArrayOutputStream();
  private int status;
  private long headNanos;
  private long arrivedNanos;
  private boolean streamed = true;
  private @Nullable TokenKind firstToken;
  private long firstNanos;
  private long lastNanos;
  private int chunks;
  private @Nullable Integer usage;
  private @Nullable String finishReason;
  private @Nullable AnswerOutcome settled;
  private boolean done;

  /** The head arrived. */
  public void head(int status, @Nullable String mediaType, long nanos) {
    this.status = status;
    this.headNanos = nanos;
    this.streamed = mediaType == null || !mediaType.toLowerCase(Locale.ROOT).contains("json");
    if (status == TOO_MANY_REQUESTS) {
      settled = AnswerOutcome.RATE_LIMITED;
    } else if (status / 100 != 2) {
      settled = AnswerOutcome.HTTP_ERROR;
    }
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
    }
    return settled == null && !done;
  }

  /** The body ended, or enough of it was read. */
  public AnswerOutcome ended() {
    if (settled == null && !done) {
      if (streamed) {
        events.end(data -> part(ChatPart.ofEvent(data), arrivedNanos));
      } else {
        part(ChatPart.ofDocument(document.toString(StandardCharsets.UTF_8)), arrivedNanos);
      }
    }
    if (settled != null) {
      return settled;
    }
    if (firstToken == null) {
      return AnswerOutcome.EMPTY;
    }
    return finishReason == null ? AnswerOutcome.TRUNCATED : AnswerOutcome.OK;
  }

  /** The exchange broke off; what the break means, given what had come. */
  public AnswerOutcome broken(AnswerOutcome why) {
    boolean begun = status != 0 && why == AnswerOutcome.CONNECTION_FAILED;
    return settled != null ? settled : begun ? AnswerOutcome.TRUNCATED : why;
  }

  /** What came back, with nanoseconds turned into the transcript's times; null for nothing. */
  public @Nullable Reply reply(LongUnaryOperator micros) {
    return status == 0
        ? null
        : new Reply(status, micros.applyAsLong(headNanos), streamed, tokens(micros), finishReason);
  }

  private @Nullable Tokens tokens(LongUnaryOperator micros) {
    return firstToken == null
        ? null
        : new Tokens(
            firstToken,
            micros.applyAsLong(firstNanos),
            micros.applyAsLong(lastNanos),
            chunks,
            usage);
  }

  private void takeEvents(byte[] bytes, long nanos) {
    try {
      events.take(bytes, data -> part(ChatPart.ofEvent(data), nanos));
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

  private void part(ChatPart part, long nanos) {
    if (settled != null || done) {
      return;
    }
    switch (part) {
      case ChatPart.Done ignored -> done = true;
      case ChatPart.Failed ignored -> settled = AnswerOutcome.ERROR_IN_STREAM;
      case ChatPart.Unreadable ignored -> settled = AnswerOutcome.MALFORMED;
      case ChatPart.Delta delta -> delta(delta, nanos);
    }
  }

  private void delta(ChatPart.Delta delta, long nanos) {
    if (delta.token() != null) {
      if (firstToken == null) {
        firstToken = delta.token();
        firstNanos = nanos;
      }
      lastNanos = nanos;
      chunks++;
    }
    finishReason = delta.finishReason() == null ? finishReason : delta.finishReason();
    usage = delta.usage() == null ? usage : delta.usage();
  }
}
