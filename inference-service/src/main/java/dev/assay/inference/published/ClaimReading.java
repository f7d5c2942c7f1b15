package dev.assay.inference.published;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.PublishedMetricsClaim;
import dev.assay.inference.claims.TokenPrice;
import dev.assay.inference.requests.EndpointRun;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what is published for one claim, before and after a load of our own. */
record ClaimReading(
    PublishedMetricsClaim claim,
    EndpointClaim endpoint,
    @Nullable TokenPrice price,
    Terms terms,
    Probes probes) {
  private static final int READINGS = 3;

  /**
   * What was read.
   *
   * @param figures null when the claim names none
   * @param log null when the claim names none
   */
  record Read(@Nullable EndpointPublished figures, @Nullable TrafficObserved log) {}

  static ClaimReading of(
      InferenceClaims claims, PublishedMetricsClaim claim, Terms terms, Probes probes) {
    String id = claim.endpoint();
    return new ClaimReading(claim, claims.endpoint(id), claims.price(id), terms, probes);
  }

  /** What comes of it. */
  Uni<Read> observe() {
    URI url = claim.url();
    URI log = claim.log();
    return url == null ? log(Objects.requireNonNull(log)) : figures(url, log);
  }

  /** A log alone says itself what the load has to decide. */
  private Uni<Read> log(URI log) {
    return TrafficRead.ask(endpoint, log, probes)
        .flatMap(
            read ->
                load(read.figures(alpha()))
                    .map(run -> TrafficObserved.of(claim, read, null, run, alpha())))
        .map(seen -> new Read(null, seen));
  }

  private Uni<Read> figures(URI url, @Nullable URI log) {
    return read(url, 1)
        .flatMap(first -> load(first).flatMap(run -> afterwards(url, log, first, run)));
  }

  /** The log is read after the figures, so that it can hold their window. */
  private Uni<Read> afterwards(URI url, @Nullable URI log, PublicationRead first, EndpointRun run) {
    Uni<EndpointPublished> figures =
        readings(url)
            .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList())
            .map(all -> EndpointPublished.of(claim, all, run, alpha()));
    return log == null
        ? figures.map(seen -> new Read(seen, null))
        : figures.flatMap(
            seen ->
                TrafficRead.ask(endpoint, log, probes)
                    .map(read -> TrafficObserved.of(claim, read, seen, run, alpha()))
                    .map(logged -> new Read(seen, logged)));
  }

  private Uni<EndpointRun> load(PublicationRead first) {
    EndpointClaim toDecide = EndpointPublished.toDecide(endpoint, claim, first);
    return EndpointRun.of(toDecide, price, terms, probes);
  }

  private Uni<List<PublicationRead>> readings(URI url) {
    return Multi.createFrom()
        .iterable(IntStream.rangeClosed(2, READINGS).boxed().toList())
        .onItem()
        .transformToUniAndConcatenate(reading -> read(url, reading))
        .collect()
        .asList();
  }

  private Uni<PublicationRead> read(URI url, int reading) {
    return probes
        .ask(PublicationRead.question(url, reading))
        .map(answer -> PublicationRead.of(endpoint, answer));
  }

  private double alpha() {
    return terms.alpha(LayerName.INFERENCE).doubleValue();
  }
}
