package dev.assay.inference.stream;

import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.requests.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of an answer, whatever API gave it: an event of a stream, or the one document of an
 * answer without.
 */
public sealed interface AnswerPart {

  /** The end of a stream. */
  record Done() implements AnswerPart {}

  /** An error object. */
  record Failed() implements AnswerPart {}

  /** Longer than its limit. */
  record TooLarge() implements AnswerPart {}

  /** Not of the documented shape. */
  record Unreadable() implements AnswerPart {}

  /**
   * A part of the answer.
   *
   * @param token what the tokens that it brings belong to; null when it brings none
   * @param text of the answer itself; reasoning and tool calls are not part of it
   * @param characters how many it brings, reasoning and tool calls included
   * @param finishReason why the answer ends; null when it goes on
   * @param usage the token counts so far, as the endpoint states them; null when it doesn't
   * @param extras what few answers have
   */
  record Delta(
      @Nullable TokenKind token,
      String text,
      int characters,
      @Nullable String finishReason,
      Heard.@Nullable Usage usage,
      Extras extras)
      implements AnswerPart {

    /** Text and nothing else; an empty one brings no token. */
    public static Delta ofText(String text, @Nullable String finishReason) {
      TokenKind kind = text.isEmpty() ? null : TokenKind.CONTENT;
      return new Delta(kind, text, text.length(), finishReason, null, Extras.NONE);
    }
  }

  /**
   * What an answer may say beside its text.
   *
   * @param model that answered
   * @param fingerprint of the system that answered
   * @param logprobs of this part's tokens
   * @param toolCalls parts of calls
   * @param signature of the node that answers
   */
  record Extras(
      @Nullable String model,
      @Nullable String fingerprint,
      List<Heard.TokenLogprob> logprobs,
      List<ToolCallPart> toolCalls,
      Heard.@Nullable NodeSignature signature) {
    /** Nothing. */
    public static final Extras NONE = new Extras(null, null, List.of(), List.of(), null);
  }

  /** A part of the call at this position: its name and arguments are the joined parts. */
  record ToolCallPart(int index, String name, String arguments) {}
}
