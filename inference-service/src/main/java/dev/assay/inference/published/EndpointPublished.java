package dev.assay.inference.published;

import dev.assay.inference.claims.AvailabilityClaim;
import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.claims.PublishedMetricsClaim;
import dev.assay.inference.latency.EndpointLatency;
import dev.assay.inference.requests.EndpointRun;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is published of one endpoint, and what we measured of it.
 *
 * @param endpoint the claim's id
 * @param reads in their order
 * @param measured our own run, with each published duration as a claim
 */
public record EndpointPublished(
    String endpoint, List<PublicationRead> reads, EndpointLatency measured) {
  /** How many figures of a document are judged; the rest is only shown. */
  static final int MOST_JUDGED = 6;

  /** Live figures are of a window that isn't longer. */
  static final Duration LONGEST_WINDOW = Duration.ofHours(1);

  /** Nor does it end longer before the reading than that. */
  static final Duration OLDEST = Duration.ofMinutes(10);

  private static final Duration CLOCKS = Duration.ofMinutes(2);

  public EndpointPublished {
    Require.present(endpoint, "endpoint");
    reads = Require.list(reads, "reads", 10);
    Require.that(!reads.isEmpty(), "reads", "must not be empty");
    Require.present(measured, "measured");
  }

  static EndpointPublished of(
      PublishedMetricsClaim claim, List<PublicationRead> reads, EndpointRun run, double alpha) {
    List<LatencyClaim> durations = durations(last(reads), claim);
    EndpointClaim published = claiming(run.claim(), durations, run.claim().availability());
    return new EndpointPublished(
        claim.endpoint(),
        reads,
        EndpointLatency.of(new EndpointRun(published, run.answer()), alpha));
  }

  /**
   * What the load has to decide: the dossier's own claims about the endpoint, whose load is shared,
   * or else the figures that are published before it.
   */
  static EndpointClaim toDecide(
      EndpointClaim endpoint, PublishedMetricsClaim claim, PublicationRead first) {
    if (!endpoint.latency().isEmpty() || endpoint.availability() != null) {
      return endpoint;
    }
    AvailabilityClaim share =
        judged(first).stream()
            .filter(figure -> figure.metric() == FigureKind.AVAILABILITY)
            .findFirst()
            .map(figure -> BigDecimal.ONE.subtract(figure.allowedFailures()))
            .map(least -> new AvailabilityClaim(least, claim.statement()))
            .orElse(null);
    return claiming(endpoint, durations(first, claim), share);
  }

  private static List<LatencyClaim> durations(PublicationRead read, PublishedMetricsClaim claim) {
    return judged(read).stream()
        .filter(figure -> figure.metric() != FigureKind.AVAILABILITY)
        .map(figure -> figure.claim(claim.statement()))
        .toList();
  }

  /** The last readable reading, else the last one. */
  PublicationRead last() {
    return last(reads);
  }

  /** The figures that are judged. */
  List<PublishedFigure> judged() {
    return judged(last());
  }

  /** Whether the figures are of now: of a short window that has just ended. */
  boolean isLive() {
    PublicationRead last = last();
    return last.window() != null
        && last.window().length().compareTo(LONGEST_WINDOW) <= 0
        && !last.window().to().isBefore(last.from().at().minus(OLDEST))
        && !last.window().to().isAfter(last.from().at().plus(CLOCKS));
  }

  /** Whether the window moved from reading to reading, and not one digit of any figure with it. */
  boolean isFrozen() {
    List<PublicationRead> readable = readable(reads);
    return readable.stream().map(PublicationRead::window).distinct().count() == readable.size()
        && readable.size() > 1
        && readable.stream().map(PublicationRead::figures).distinct().count() == 1;
  }

  private static PublicationRead last(List<PublicationRead> reads) {
    List<PublicationRead> readable = readable(reads);
    return readable.isEmpty() ? reads.getLast() : readable.getLast();
  }

  private static List<PublicationRead> readable(List<PublicationRead> reads) {
    return reads.stream().filter(read -> read.reason() == null).toList();
  }

  private static List<PublishedFigure> judged(PublicationRead read) {
    return read.figures().stream().limit(MOST_JUDGED).toList();
  }

  private static EndpointClaim claiming(
      EndpointClaim endpoint, List<LatencyClaim> durations, @Nullable AvailabilityClaim share) {
    return new EndpointClaim(
        endpoint.id(),
        endpoint.url(),
        endpoint.model(),
        endpoint.secret(),
        endpoint.requestsPerSecond(),
        endpoint.maxTokens(),
        durations,
        share);
  }
}
