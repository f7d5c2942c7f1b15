package dev.assay.inference.latency;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.verification.check.Terms;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Asks the vantages of each claimed region in which our own load was not put. */
record Regions(InferenceClaims claims, Terms terms, Probes probes) {

  /** What they measured, one after another. */
  Uni<List<RegionObserved>> beside(List<EndpointLatency> ours) {
    return Multi.createFrom()
        .iterable(ours)
        .onItem()
        .transformToMultiAndConcatenate(this::elsewhere)
        .collect()
        .asList();
  }

  private Multi<RegionObserved> elsewhere(EndpointLatency ours) {
    EndpointClaim endpoint = claims.endpoint(ours.run().endpoint());
    return Multi.createFrom()
        .iterable(endpoint.latency())
        .filter(claim -> !claim.isOf(ours.region()))
        .onItem()
        .transformToUniAndConcatenate(claim -> observed(endpoint, claim));
  }

  private Uni<RegionObserved> observed(EndpointClaim endpoint, LatencyClaim claim) {
    LatencyClaim.Region region = claim.region();
    if (region == null) {
      throw new IllegalStateException(claim.name() + " names no region");
    }
    RegionReading reading = new RegionReading(endpoint, claim, region.name(), terms);
    return Multi.createFrom()
        .iterable(region.samples())
        .onItem()
        .transformToUniAndConcatenate(
            samples ->
                probes
                    .ask(HttpGet.of(samples, VantageSamples.LARGEST))
                    .map(answer -> reading.seen(samples, answer)))
        .collect()
        .asList()
        .map(vantages -> new RegionObserved(endpoint.id(), claim.name(), vantages));
  }
}
