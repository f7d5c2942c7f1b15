package dev.assay.inference.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.inference.requests.Reply;
import dev.assay.inference.requests.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * One part of an answer in OpenAI's chat completions shape: an event of a stream, or the one
 * document of an answer without. Of several choices the first one counts.
 */
sealed interface ChatPart {

  /** The end of a stream. */
  record Done() implements ChatPart {}

  /** An error object. */
  record Failed() implements ChatPart {}

  /** Not of the documented shape. */
  record Unreadable() implements ChatPart {}

  /**
   * A part of the answer.
   *
   * @param token what the tokens that it brings belong to; null when it brings none
   * @param finishReason why the answer ends; null when it goes on
   * @param usage how many tokens the endpoint says there were; null when it doesn't say
   */
  record Delta(@Nullable TokenKind token, @Nullable String finishReason, @Nullable Integer usage)
      implements ChatPart {}

  /** Reads JSON leniently, as clients do: unknown fields are passed over; sizes are bounded. */
  ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(64).build())
                  .build())
          .build();

  /** The part that this event's data is. */
  static ChatPart ofEvent(String data) {
    return data.strip().equals("[DONE]") ? new Done() : read(data, "delta");
  }

  /** The part that this document is. */
  static ChatPart ofDocument(String document) {
    return read(document, "message");
  }

  private static ChatPart read(String json, String messageField) {
    JsonNode root = tree(json);
    if (root == null || !root.isObject()) {
      return new Unreadable();
    }
    if (root.hasNonNull("error")) {
      return new Failed();
    }
    JsonNode choices = root.path("choices");
    if (!choices.isArray()) {
      return new Unreadable();
    }
    JsonNode choice = choices.path(0);
    String finish = finishReason(choice);
    return "error".equals(finish)
        ? new Failed()
        : new Delta(token(choice.path(messageField)), finish, usage(root));
  }

  private static @Nullable JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static @Nullable TokenKind token(JsonNode message) {
    if (hasText(message, "content") || hasText(message, "refusal")) {
      return TokenKind.CONTENT;
    }
    if (hasText(message, "reasoning_content") || hasText(message, "reasoning")) {
      return TokenKind.REASONING;
    }
    boolean calls = !message.path("tool_calls").isEmpty() || message.hasNonNull("function_call");
    return calls ? TokenKind.TOOL_CALL : null;
  }

  private static boolean hasText(JsonNode message, String field) {
    return !message.path(field).asText("").isEmpty() && message.path(field).isTextual();
  }

  private static @Nullable String finishReason(JsonNode choice) {
    String reason = choice.path("finish_reason").asText("");
    boolean given = choice.path("finish_reason").isTextual() && !reason.isEmpty();
    int length = Math.min(reason.length(), Reply.LONGEST_FINISH_REASON);
    return given ? reason.substring(0, length) : null;
  }

  private static @Nullable Integer usage(JsonNode root) {
    JsonNode tokens = root.path("usage").path("completion_tokens");
    return tokens.canConvertToInt() && tokens.isIntegralNumber() && tokens.intValue() >= 0
        ? tokens.intValue()
        : null;
  }
}
