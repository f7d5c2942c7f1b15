package dev.assay.inference.published;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.stream.Stream;

/** Do the live figures that are published of an endpoint agree with what we measure? */
public final class PublishedMetricsCheck implements Check<InferenceClaims, PublishedObserved> {
  private static final String DOCS =
      """
      Reads the published document (docs/protocols/published-metrics.md) before the load, and twice
      after it; the load is that of inference.latency, so that the endpoint bears one. Where the dossier
      claims no latency and no availability of the endpoint, the figures of the first reading are what
      the load has to decide. The first six figures of the last readable document are judged, each at
      the error that six share; a value stands for all that rounds to it.

      Decision on a duration: the test of inference.latency on the number of our requests above the
      published percentile. Refuted: our lower bound of the percentile lies above the published value,
      where our prober's delay, the connection and a round trip are taken off first. Confirmed: our
      upper bound lies at most at it: what is published is no better than what we get. Decision on
      availability: the same test on the number of failed requests. Refuted also where a figure is not
      between the two published samples that it has to lie between.

      Figures are called idealised, and confirm nothing, when one doesn't say how many requests it
      rests on, when fewer than two places measured them, or when their window moved from reading to
      reading and not one digit with it: UNPROVEN(WEAK_SOURCE). They may still be refuted. Figures of a
      window longer than an hour, or that ended more than ten minutes before they were read, speak of
      another time than ours: UNPROVEN(WINDOW_NOT_COVERED).

      A router's or the project's own traffic log (docs/protocols/traffic-log.md) may stand beside the
      figures or alone; reading it sends nothing. Each judged figure is held against the log's requests
      of its window: a percentile lies at or above the request below it by rank, failures infinitely
      long, whatever formula it comes from; rows that can't be read are taken to speak for whoever they
      speak for. Refuted: what is published is better than that, or rests on more requests than the
      log holds. Confirmed: it is no better even if the unreadable rows all failed. The log's own p50
      and p95 of TTFT and E2E and its share of successes, in its last hour, are then judged against
      ours like published figures, by their exact bounds at the stated error, which the number of tests
      counts too; a metric of which every request has the same time is idealised. A log is of the class
      SIGNED when a key signed it that the operator lists (assay.inference.logs.trusted), else DECLARED,
      whoever serves it: then it can refute the figures beside it, and confirms none of them. One's own
      log can be made up to fit one's figures; our own measurement is what then speaks.

      How one would cheat: publish figures of a quiet night (the window must be of now); publish a
      constant (named, when the window moves); publish without n. What stays open: we measure from one
      place over less time than the window, so a bad minute of an honest endpoint may speak against
      its hour; a fast path for our address speaks for it; and OpenRouter's or Prometheus' own formats
      aren't read.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "inference.published-metrics",
          2,
          LayerName.INFERENCE,
          "Are the live figures and the traffic log that are published of the endpoint no better than what we measure?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  PublishedMetricsJudge.AGREES,
                  "The published or logged figure is no better than our own measurement of it.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED)),
              new Expectation(
                  PublishedMetricsJudge.CONSISTENT,
                  "The published figures are those of the samples, and no better than the log, beside them.",
                  Standard.of(EvidenceClass.SIGNED),
                  Standard.of(EvidenceClass.DECLARED))),
          false,
          "Publish what users get: with n, the places that it is measured from, and a window of now.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<PublishedObserved> observationType() {
    return PublishedObserved.class;
  }

  @Override
  public Uni<PublishedObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    return Multi.createFrom()
        .iterable(claims.publishedMetrics())
        .onItem()
        .transformToUniAndConcatenate(
            claim -> ClaimReading.of(claims, claim, terms, probes).observe())
        .collect()
        .asList()
        .map(PublishedMetricsCheck::gathered);
  }

  @Override
  public Judge<InferenceClaims, PublishedObserved> judge() {
    return new PublishedMetricsJudge();
  }

  /** How many figures will be published isn't known beforehand; as many as are judged at most. */
  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return claims.publishedMetrics().stream()
        .mapToInt(
            claim ->
                (claim.url() == null ? 0 : EndpointPublished.MOST_JUDGED)
                    + (claim.log() == null ? 0 : TrafficFigures.TESTS))
        .sum();
  }

  private static PublishedObserved gathered(List<ClaimReading.Read> all) {
    return new PublishedObserved(
        all.stream().flatMap(seen -> Stream.ofNullable(seen.figures())).toList(),
        all.stream().flatMap(seen -> Stream.ofNullable(seen.log())).toList());
  }
}
