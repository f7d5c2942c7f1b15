package dev.assay.inference.latency;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.verification.report.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page may draw of latencies: a histogram of each claimed metric, its limits marked; nothing
 * of a run that says nothing. Pure.
 */
final class LatencyPictures {
  private LatencyPictures() {}

  static List<Picture> of(InferenceClaims claims, LatencyObserved seen) {
    List<Picture> pictures = new ArrayList<>();
    for (EndpointLatency endpoint : seen.endpoints()) {
      for (MetricObserved metric : endpoint.metrics()) {
        if (endpoint.run().reason() == null && !metric.histogram().isEmpty()) {
          pictures.add(histogram(claims, endpoint, metric));
        }
      }
    }
    return pictures;
  }

  private static Picture histogram(
      InferenceClaims claims, EndpointLatency endpoint, MetricObserved metric) {
    return new Picture.Histogram(
        metric.metric() + " of " + endpoint.run().endpoint() + ", " + metric.n() + " requests",
        "ms",
        metric.histogram(),
        marks(claims, endpoint, metric));
  }

  private static List<Picture.Mark> marks(
      InferenceClaims claims, EndpointLatency endpoint, MetricObserved metric) {
    return claims.endpoints().stream()
        .filter(claim -> claim.id().equals(endpoint.run().endpoint()))
        .map(EndpointClaim::latency)
        .flatMap(List::stream)
        .filter(claim -> claim.metric() == metric.metric() && claim.isOf(endpoint.region()))
        .map(claim -> new Picture.Mark("claimed " + claim.name(), claim.atMostMs().toPlainString()))
        .toList();
  }
}
