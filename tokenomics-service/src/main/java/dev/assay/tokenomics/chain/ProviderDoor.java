package dev.assay.tokenomics.chain;

import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.probe.HttpFailure;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.tokenomics.chain.ChainDialect.Call;
import dev.assay.tokenomics.chain.Transcript.Exchange;
import dev.assay.verification.document.CanonicalJson;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Sends one call to one provider through the guarded door; each has 20 seconds and 2 MiB. */
record ProviderDoor(ProbeContext context) {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final long MOST_BYTES = 2L << 20;

  /** What came back, or why nothing did. */
  Uni<Exchange> send(URI provider, Call call) {
    return context
        .http()
        .exchange(request(provider, call))
        .map(came -> exchange(call, context.clock().instant(), came));
  }

  private HttpRequest request(URI provider, Call call) {
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

  private static Exchange exchange(Call call, Instant at, HttpExchange came) {
    return switch (came) {
      case HttpExchange.Responded r -> {
        String height = r.headers().first(CosmosDialect.HEIGHT_ANSWERED);
        Map<String, String> headers =
            height == null ? Map.of() : Map.of(CosmosDialect.HEIGHT_ANSWERED, height);
        String body = new String(r.body(), StandardCharsets.UTF_8);
        yield new Exchange(call.step(), call.asked(), at, r.status(), headers, body, null, null);
      }
      case HttpExchange.Failed f ->
          new Exchange(
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
}
