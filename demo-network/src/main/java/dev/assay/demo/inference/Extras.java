package dev.assay.demo.inference;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a chat completion asks for beside text.
 *
 * @param topLogprobs how many alternatives to each token, 0 for none
 * @param tool the first function that is offered; a missing node for none
 * @param question whether the last message has a question mark
 */
record Extras(int topLogprobs, JsonNode tool, boolean question) {
  private static final int MOST_ALTERNATIVES = 20;

  /** Reads them leniently: what is no such thing asks for nothing. */
  static Extras read(JsonNode body) {
    boolean logprobs = body.path("logprobs").asBoolean(false);
    int top = Math.clamp(body.path("top_logprobs").asInt(0), 0, MOST_ALTERNATIVES);
    JsonNode messages = body.path("messages");
    String last = messages.path(messages.size() - 1).path("content").asText().strip();
    return new Extras(
        logprobs ? Math.max(1, top) : 0,
        body.path("tools").path(0).path("function"),
        last.contains("?"));
  }
}
