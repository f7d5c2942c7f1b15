package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a project claims of its inference.
 *
 * @param endpoints at most 10, each with an id of its own
 * @param throughput loads that endpoints bear
 * @param slas availabilities over calendar windows
 * @param streaming endpoints that stream as they generate
 * @param computedAnswers endpoints that answer from no cache
 * @param hardware what serves the endpoints' models
 * @param models which models answer
 * @param spread how inference is spread
 * @param realtime endpoints as fast as centralised ones
 * @param prices what tokens cost
 * @param equalService endpoints that serve every key alike
 * @param publishedMetrics live figures that are published of endpoints
 * @param oracles answers that go on chain
 * @param recordedLogs benchmarks' logs that the project hands in
 */
public record InferenceClaims(
    List<EndpointClaim> endpoints,
    List<ThroughputClaim> throughput,
    List<SlaClaim> slas,
    List<StreamingClaim> streaming,
    List<ComputedAnswersClaim> computedAnswers,
    List<ServingHardwareClaim> hardware,
    List<ModelClaim> models,
    List<SpreadClaim> spread,
    List<RealtimeClaim> realtime,
    List<PriceClaim> prices,
    List<EqualServiceClaim> equalService,
    List<PublishedMetricsClaim> publishedMetrics,
    List<OracleClaim> oracles,
    List<RecordedLogClaim> recordedLogs) {
  private static final int MOST = 10;

  public InferenceClaims {
    endpoints = Require.list(endpoints, "endpoints", MOST);
    Set<String> ids = endpoints.stream().map(EndpointClaim::id).collect(Collectors.toSet());
    Require.that(
        ids.size() == endpoints.size(), "endpoints", "must give each endpoint an id of its own");
    throughput = about(throughput, "throughput", ids);
    slas = about(slas, "slas", ids);
    streaming = about(streaming, "streaming", ids);
    computedAnswers = about(computedAnswers, "computedAnswers", ids);
    hardware = about(hardware, "hardware", ids);
    models = about(models, "models", ids);
    spread = about(spread, "spread", ids);
    Require.that(
        spread.stream().allMatch(claim -> ids.containsAll(claim.independentOf())),
        "independentOf",
        "must name endpoints of this dossier by their ids");
    realtime = about(realtime, "realtime", ids);
    prices = about(prices, "prices", ids);
    equalService = about(equalService, "equalService", ids);
    demandSecondKeys(equalService, endpoints);
    publishedMetrics = about(publishedMetrics, "publishedMetrics", ids);
    oracles = Require.list(oracles, "oracles", MOST);
    distinct(oracles.stream().map(OracleClaim::id), oracles.size(), "oracles");
    recordedLogs = Require.list(recordedLogs, "recordedLogs", MOST);
    distinct(recordedLogs.stream().map(RecordedLogClaim::id), recordedLogs.size(), "recordedLogs");
  }

  /** Claims about endpoints alone. */
  public static InferenceClaims ofEndpoints(List<EndpointClaim> endpoints) {
    return new InferenceClaims(
        endpoints, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** The endpoint of this id; the constructor saw to it that a promise's is there. */
  public EndpointClaim endpoint(String id) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no endpoint has the id " + id));
  }

  /** The claimed price of this endpoint's tokens; null when none is claimed. */
  public @Nullable TokenPrice price(String endpoint) {
    return prices.stream()
        .filter(price -> price.endpoint().equals(endpoint))
        .findFirst()
        .map(TokenPrice::of)
        .orElse(null);
  }

  private static <P extends EndpointPromise> List<P> about(
      List<P> promises, String field, Set<String> endpoints) {
    List<P> list = Require.list(promises, field, MOST);
    Require.that(
        list.stream().allMatch(promise -> endpoints.contains(promise.endpoint())),
        field,
        "must name endpoints of this dossier by their ids");
    distinct(list.stream().map(EndpointPromise::endpoint), list.size(), field);
    return list;
  }

  /** A second key is bound to its endpoint's host as the first one is, and is another one. */
  private static void demandSecondKeys(
      List<EqualServiceClaim> equalService, List<EndpointClaim> endpoints) {
    for (EqualServiceClaim claim : equalService) {
      for (EndpointClaim endpoint : endpoints) {
        if (endpoint.id().equals(claim.endpoint())) {
          Require.that(
              !claim.secondSecret().equals(endpoint.secret()),
              "secondSecret",
              "must be another one than the endpoint's own secret");
          EndpointClaim.demandOwnSecret(claim.secondSecret(), endpoint.url());
        }
      }
    }
  }

  private static void distinct(Stream<String> ids, int count, String field) {
    Require.that(ids.distinct().count() == count, field, "must name each id once");
  }
}
