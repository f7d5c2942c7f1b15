package dev.assay.inference.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.load.ChatRequest.Message;
import dev.assay.inference.load.ChatRequest.StreamOptions;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the HTTP request that asks for an answer, without its key. */
final class HttpBody {
  private static final long MOST_BYTES = 4L << 20;
  private static final long MOST_BYTES_IN_ALL = 64L << 20;
  private static final long BYTES_PER_LOGPROB = 200;

  private HttpBody() {}

  /** The request of a planned exchange. */
  static HttpRequest of(Party party, PlannedExchange planned, Duration deadline) {
    boolean stream = planned.stream() && party.api() != ApiShape.JSON;
    long logprobs = BYTES_PER_LOGPROB * planned.maxTokens() * planned.topLogprobs();
    return of(party.url(), document(party, planned), stream, deadline, MOST_BYTES + logprobs);
  }

  /** The request for a streamed chat answer. */
  static HttpRequest of(URI url, ChatRequest request, Duration deadline) {
    return of(url, request, true, deadline, MOST_BYTES);
  }

  private static HttpRequest of(
      URI url, Object document, boolean stream, Duration deadline, long mostBytes) {
    long most = Math.min(MOST_BYTES_IN_ALL, mostBytes);
    return HttpRequest.post(url, "application/json", CanonicalJson.write(document))
        .withHeader("accept", stream ? "text/event-stream, application/json" : "application/json")
        .withLimits(Limits.standard().withBytes(most, most).withTotal(deadline));
  }

  private static Object document(Party party, PlannedExchange planned) {
    return switch (party.api()) {
      case CHAT -> chat(party, planned);
      case COMPLETIONS ->
          new CompletionRequest(
              party.model(),
              planned.prompt(),
              planned.maxTokens(),
              planned.stream(),
              StreamOptions.of(planned.stream()),
              planned.topLogprobs() == 0 ? null : planned.topLogprobs(),
              temperature(planned));
      case JSON -> new PromptRequest(party.model(), planned.prompt(), planned.maxTokens());
      case KSERVE_GRPC -> throw new IllegalStateException("this API isn't asked over HTTP/1.1");
    };
  }

  private static ChatRequest chat(Party party, PlannedExchange planned) {
    boolean logprobs = planned.topLogprobs() > 0;
    return new ChatRequest(
        party.model(),
        List.of(new Message("user", planned.prompt())),
        planned.maxTokens(),
        planned.stream(),
        StreamOptions.of(planned.stream()),
        logprobs ? true : null,
        logprobs ? planned.topLogprobs() : null,
        tools(planned.tools()),
        temperature(planned));
  }

  private static @Nullable Double temperature(PlannedExchange planned) {
    return planned.temperature() == null ? null : planned.temperature().doubleValue();
  }

  private static @Nullable JsonNode tools(@Nullable String json) {
    try {
      return json == null ? null : CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8));
    } catch (InvalidDocument e) {
      throw new IllegalStateException("a check plans tools that are no JSON", e);
    }
  }
}
