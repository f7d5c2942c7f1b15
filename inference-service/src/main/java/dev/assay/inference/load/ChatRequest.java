package dev.assay.inference.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.inference.requests.TimedRequests;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.verification.document.CanonicalJson;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of one request, in OpenAI's chat completions shape, and the HTTP request around it. */
public record ChatRequest(
    String model,
    List<Message> messages,
    @JsonProperty("max_tokens") int maxTokens,
    boolean stream,
    @JsonProperty("stream_options") StreamOptions streamOptions) {
  private static final long MOST_BYTES = 4L << 20;

  /** One message of the conversation. */
  public record Message(String role, String content) {}

  /** Asks for the number of tokens at the stream's end. */
  public record StreamOptions(@JsonProperty("include_usage") boolean includeUsage) {}

  /** The HTTP request at this position of the load; the key goes into its header only. */
  static HttpRequest http(TimedRequests load, int position, @Nullable String key) {
    ChatRequest body =
        new ChatRequest(
            load.model(),
            List.of(new Message("user", load.prompt(position))),
            load.maxTokens(),
            true,
            new StreamOptions(true));
    HttpRequest request =
        HttpRequest.post(load.url(), "application/json", CanonicalJson.write(body))
            .withHeader("accept", "text/event-stream, application/json")
            .withLimits(
                Limits.standard()
                    .withBytes(MOST_BYTES, MOST_BYTES)
                    .withTotal(Duration.ofMillis(load.deadlineMillis())));
    return key == null ? request : request.withHeader("authorization", "Bearer " + key);
  }
}
