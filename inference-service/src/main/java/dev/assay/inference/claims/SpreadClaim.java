package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claim that inference is spread over several backends, sites or pipeline stages.
 *
 * @param endpoint id of the endpoint
 * @param backendsAtLeast how many independent backends answer; null when not claimed
 * @param routing how requests are routed to them; null when the project doesn't say
 * @param pipeline places of the stages that every token passes, in order; empty when not claimed
 * @param signed by whom answers are signed; null when not claimed
 * @param parallelAtLeast how many requests are served at once at the pace of a lone one, judged by
 *     the endpoint's claimed throughput; null when not claimed
 * @param independentOf ids of endpoints with which it shares no infrastructure, judged by their
 *     agreements' vantages; empty when not claimed
 * @param statement where the project says so
 */
public record SpreadClaim(
    String endpoint,
    @Nullable Integer backendsAtLeast,
    @Nullable Routing routing,
    List<Place> pipeline,
    @Nullable SignedAnswers signed,
    @Nullable Integer parallelAtLeast,
    List<String> independentOf,
    Statement statement)
    implements EndpointPromise {

  /** How a project says that it routes requests. */
  public enum Routing {
    /** Each request to a backend of its own draw, each with a prefix cache of its own. */
    INDEPENDENT,
    /** Requests with a known prefix to a backend that has it, or all share one cache. */
    CACHE_AWARE
  }

  /**
   * That every answer carries the signature of a listed node, as docs/protocols/signed-answers.md
   * describes it.
   *
   * @param nodeListUrl serves the nodes and their keys as a document of {@code assay.node-list/v1}
   * @param nodesAtLeast how many different nodes answer
   */
  public record SignedAnswers(URI nodeListUrl, int nodesAtLeast) {
    public SignedAnswers {
      EndpointClaim.demandWeb(nodeListUrl);
      Require.that(
          nodesAtLeast >= 1 && nodesAtLeast <= 1_000_000,
          "nodesAtLeast",
          "must lie between 1 and 1000000");
    }
  }

  /** A place on Earth (WGS84, degrees). */
  public record Place(String name, BigDecimal latitude, BigDecimal longitude) {
    public Place {
      Require.text(name, "name", 100);
      Require.present(latitude, "latitude");
      Require.that(
          latitude.abs().compareTo(new BigDecimal(90)) <= 0, "latitude", "must be -90 to 90");
      Require.present(longitude, "longitude");
      Require.that(
          longitude.abs().compareTo(new BigDecimal(180)) <= 0, "longitude", "must be -180 to 180");
    }
  }

  public SpreadClaim {
    Require.present(endpoint, "endpoint");
    Require.that(
        backendsAtLeast == null || (backendsAtLeast >= 2 && backendsAtLeast <= 1_000_000),
        "backendsAtLeast",
        "must lie between 2 and 1000000");
    pipeline = Require.list(pipeline, "pipeline", 64);
    Require.that(pipeline.size() != 1, "pipeline", "must have two places at least");
    Require.that(
        parallelAtLeast == null || (parallelAtLeast >= 2 && parallelAtLeast <= 256),
        "parallelAtLeast",
        "must lie between 2 and 256");
    independentOf = Require.list(independentOf, "independentOf", 9);
    Require.that(
        !independentOf.contains(endpoint)
            && independentOf.stream().distinct().count() == independentOf.size(),
        "independentOf",
        "must name other endpoints, each once");
    Require.present(statement, "statement");
  }
}
