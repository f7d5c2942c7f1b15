package dev.assay.inference.spread;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.SlaClaim;
import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.inference.sla.Outages;
import dev.assay.inference.sla.SlaCheck;
import dev.assay.inference.sla.SlaObserved.VantageSeen;
import dev.assay.inference.spread.CoFailureObserved.Other;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.statistics.PermutationTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the outages of an endpoint and of those that it is claimed to be independent of, as the
 * vantages of their agreements saw them.
 */
record CoFailures(InferenceClaims claims, SpreadClaim claim, double alpha, Probes probes) {
  private static final int WITNESSES = 2;

  Uni<CoFailureObserved> observed() {
    List<String> endpoints =
        Stream.concat(Stream.of(claim.endpoint()), claim.independentOf().stream()).toList();
    String without = endpoints.stream().filter(id -> sla(id) == null).findFirst().orElse(null);
    if (without != null) {
      return without(
          Reason.NO_SOURCE,
          "No agreement with vantages is claimed of " + without + ", so nobody saw its outages.");
    }
    return Multi.createFrom()
        .iterable(endpoints)
        .onItem()
        .transformToUniAndConcatenate(
            id -> SlaCheck.outages(Objects.requireNonNull(sla(id)), claims.endpoint(id), probes))
        .collect()
        .asList()
        .flatMap(this::drawn);
  }

  private Uni<CoFailureObserved> drawn(List<Outages> outages) {
    for (Outages one : outages) {
      if (read(one).count() < WITNESSES) {
        return unread(one);
      }
    }
    return probes
        .draw(
            SeriesRun.occasion(
                SpreadCheck.ID + " outages", claims.endpoint(claim.endpoint()), claim))
        .flatMap(
            seed ->
                switch (seed) {
                  case Answered<byte[]> drawn ->
                      Uni.createFrom().item(tested(outages, drawn.value()));
                  case Unanswered<byte[]> none -> without(none.reason(), none.explanation());
                });
  }

  private CoFailureObserved tested(List<Outages> outages, byte[] seed) {
    List<OutageDays> days = outages.stream().map(OutageDays::of).toList();
    List<OutageDays> others = days.subList(1, days.size());
    SharedDays shared = SharedDays.of(days.getFirst(), others);
    PermutationTest test = shared.test(seed, Permuted.draws(alpha));
    List<Provenance> from =
        outages.stream().flatMap(CoFailures::read).map(VantageSeen::from).distinct().toList();
    return new CoFailureObserved(
        claim.endpoint(),
        shared.days().size(),
        days.getFirst().on(shared.days()),
        IntStream.range(0, others.size())
            .mapToObj(
                i ->
                    new Other(
                        claim.independentOf().get(i),
                        others.get(i).on(shared.days()),
                        shared.together(others.get(i))))
            .toList(),
        test == null ? null : Permuted.greater(test),
        from,
        null,
        null);
  }

  private Uni<CoFailureObserved> unread(Outages one) {
    VantageSeen silent =
        one.vantages().stream().filter(v -> v.reason() != null).findFirst().orElse(null);
    Reason reason = silent == null ? null : silent.reason();
    return silent == null || reason == null
        ? without(Reason.NO_SOURCE, "Two vantages at least are needed, each with controls.")
        : without(reason, silent.name() + ": " + silent.explanation());
  }

  private Uni<CoFailureObserved> without(Reason reason, String explanation) {
    return Uni.createFrom().item(CoFailureObserved.without(claim.endpoint(), reason, explanation));
  }

  private @Nullable SlaClaim sla(String endpoint) {
    return claims.slas().stream()
        .filter(sla -> sla.endpoint().equals(endpoint))
        .findFirst()
        .orElse(null);
  }

  private static Stream<VantageSeen> read(Outages outages) {
    return outages.vantages().stream().filter(vantage -> vantage.reason() == null);
  }
}
