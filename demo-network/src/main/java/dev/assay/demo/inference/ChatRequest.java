package dev.assay.demo.inference;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a chat completion asks for.
 *
 * @param maxTokens the answer is cut there; {@link Integer#MAX_VALUE} where nothing is asked
 * @param text of all messages
 * @param promptTokens words of all messages, which is how this endpoint counts tokens
 */
record ChatRequest(
    String model,
    boolean stream,
    boolean includeUsage,
    int maxTokens,
    String text,
    int promptTokens) {

  /** Reads a request; the exception's message tells the caller what to change. */
  static ChatRequest read(JsonNode body) {
    demand(body.isObject(), "the body must be a JSON object");
    demand(body.path("model").isTextual(), "model must be a string");
    JsonNode messages = body.path("messages");
    demand(messages.isArray() && !messages.isEmpty(), "messages must be a list with a message");
    return new ChatRequest(
        body.path("model").asText(),
        body.path("stream").asBoolean(false),
        body.path("stream_options").path("include_usage").asBoolean(false),
        maxTokens(body),
        text(messages),
        words(messages));
  }

  /** The same request with its prompt's tokens counted otherwise. */
  ChatRequest counting(int tokens) {
    return new ChatRequest(model, stream, includeUsage, maxTokens, text, tokens);
  }

  private static int maxTokens(JsonNode body) {
    JsonNode asked = body.path("max_completion_tokens");
    if (asked.isMissingNode() || asked.isNull()) {
      asked = body.path("max_tokens");
    }
    if (asked.isMissingNode() || asked.isNull()) {
      return Integer.MAX_VALUE;
    }
    demand(asked.isInt() && asked.asInt() > 0, "max_tokens must be an integer above 0");
    return asked.asInt();
  }

  private static String text(JsonNode messages) {
    var text = new StringBuilder();
    messages.forEach(message -> text.append(message.path("content").asText()));
    return text.toString();
  }

  private static int words(JsonNode messages) {
    int words = 0;
    for (JsonNode message : messages) {
      String text = message.path("content").asText().strip();
      words += text.isEmpty() ? 0 : text.split("\\s+", -1).length;
    }
    return words;
  }

  private static void demand(boolean held, String otherwise) {
    if (!held) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
