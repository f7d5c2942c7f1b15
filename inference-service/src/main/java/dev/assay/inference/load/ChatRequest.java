package dev.assay.inference.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a request in OpenAI's chat completions shape; what is null is left out. */
public record ChatRequest(
    String model,
    List<Message> messages,
    @JsonProperty("max_tokens") int maxTokens,
    boolean stream,
    @JsonProperty("stream_options") @Nullable StreamOptions streamOptions,
    @Nullable Boolean logprobs,
    @JsonProperty("top_logprobs") @Nullable Integer topLogprobs,
    @Nullable JsonNode tools,
    @Nullable Double temperature) {

  /** One message of the conversation. */
  public record Message(String role, String content) {}

  /** Asks for the number of tokens at the stream's end. */
  public record StreamOptions(@JsonProperty("include_usage") boolean includeUsage) {
    /** With the usage where this is a stream; null where it is none. */
    static @Nullable StreamOptions of(boolean stream) {
      return stream ? new StreamOptions(true) : null;
    }
  }

  /** A question without extras, its answer streamed. */
  static ChatRequest streamed(String model, String prompt, int maxTokens) {
    return new ChatRequest(
        model,
        List.of(new Message("user", prompt)),
        maxTokens,
        true,
        StreamOptions.of(true),
        null,
        null,
        null,
        null);
  }
}
