package dev.assay.layer.chain;

import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.probe.HttpFailure;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.verification.chain.ChainCall;
import dev.assay.verification.chain.ChainExchange;
import dev.assay.verification.document.CanonicalJson;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends one call to one provider of a chain through the guarded door; each has 20 seconds and 2
 * MiB.
 *
 * @param context of the probe
 * @param kept names of the answers' headers that a transcript keeps, in lower case
 */
public record ProviderDoor(ProbeContext context, List<String> kept) {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final long MOST_BYTES = 2L << 20;

  /** What came back, or why nothing did. */
  public Uni<ChainExchange> send(URI provider, ChainCall call) {
    return context
        .http()
        .exchange(request(provider, call))
        .map(came -> exchange(call, context.clock().instant(), came));
  }

  private HttpRequest request(URI provider, ChainCall call) {
    String body = call.body();
    HttpRequest request =
        body == null
            ? HttpRequest.get(below(provider, call.path()))
            : HttpRequest.post(
                provider, CanonicalJson.mediaType(), body.getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, String> header : call.headers().entrySet()) {
      request = request.withHeader(header.getKey(), header.getValue());
    }
    return request.withLimits(limits());
  }

  private Limits limits() {
    Duration left = context.remaining().plusMillis(1);
    return Limits.standard()
        .withBytes(MOST_BYTES, MOST_BYTES)
        .withTotal(left.compareTo(LONGEST) < 0 ? left : LONGEST);
  }

  private static URI below(URI provider, String path) {
    return URI.create(provider.toString().replaceAll("/+$", "") + path);
  }

  private ChainExchange exchange(ChainCall call, Instant at, HttpExchange came) {
    return switch (came) {
      case HttpExchange.Responded r ->
          new ChainExchange(
              call.step(),
              call.asked(),
              at,
              r.status(),
              headers(r),
              new String(r.body(), StandardCharsets.UTF_8),
              null,
              null);
      case HttpExchange.Failed f ->
          new ChainExchange(
              call.step(),
              call.asked(),
              at,
              null,
              Map.of(),
              null,
              HttpFailure.reason(f.code()),
              f.explanation());
    };
  }

  private Map<String, String> headers(HttpExchange.Responded responded) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : kept) {
      String value = responded.headers().first(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return headers;
  }
}
