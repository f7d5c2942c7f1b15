package dev.assay.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;

/**
 * An open load that the inference service is asked for, as claims and terms of a verification.
 *
 * @param endpoint of the chat completions
 * @param perSecond the rate
 * @param requests how many, neither more nor fewer
 * @param maxTokens of an answer
 */
record LoadOrder(URI endpoint, int perSecond, int requests, int maxTokens) {
  /** A request is given up after four times that, when even a machine that is too small is done. */
  private static final int AT_MOST_MILLIS = 45_000;

  /** The same load with so many requests. */
  LoadOrder of(int other) {
    return new LoadOrder(endpoint, perSecond, other, maxTokens);
  }

  JsonObject claims() {
    JsonObject statement =
        new JsonObject()
            .put("source", endpoint.toString())
            .put("date", "2026-11-01")
            .put("quote", "known by construction");
    JsonObject latency =
        new JsonObject()
            .put("metric", "E2E")
            .put("percentile", "0.9")
            .put("atMostMs", String.valueOf(AT_MOST_MILLIS))
            .put("statement", statement);
    JsonObject claim =
        new JsonObject()
            .put("id", "known")
            .put("url", endpoint.toString())
            .put("model", "known")
            .put("requestsPerSecond", String.valueOf(perSecond))
            .put("maxTokens", maxTokens)
            .put("latency", new JsonArray().add(latency));
    return new JsonObject().put("endpoints", new JsonArray().add(claim));
  }

  JsonObject terms() {
    return new JsonObject()
        .put("schema", "assay.terms/v1")
        .put("asOf", Instant.now().toString())
        .put("errorProbability", "0.01")
        .put("statisticalClaims", new JsonObject())
        .put(
            "sampling",
            new JsonObject()
                .put("deadShare", "0.05")
                .put("maxNodes", 500)
                .put("inferenceRequests", requests)
                .put("inferenceRequestsAtLeast", requests)
                .put("maxDatasetBytes", 1 << 30))
        .put(
            "freshness",
            new JsonObject()
                .put("measured", "PT24H")
                .put("chain", "PT24H")
                .put("attested", "PT720H")
                .put("api", "PT24H"))
        .put("requirements", new JsonObject());
  }
}
