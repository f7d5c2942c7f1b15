package dev.assay.inference.throughput;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The loads on one endpoint, one after another: the long one that decides, and a ladder of short
 * ones. A claimed load comes first, so that what is left of the budget goes into the ladder; a
 * claimed peak is looked for first.
 */
final class Loads {
  private final EndpointClaim endpoint;
  private final ThroughputClaim claim;
  private final Party party;
  private final double alpha;
  private final Probes probes;

  Loads(InferenceClaims claims, ThroughputClaim claim, double alpha, Probes probes) {
    this.endpoint = claims.endpoint(claim.endpoint());
    this.claim = claim;
    this.party = Party.of(claims, endpoint);
    this.alpha = alpha;
    this.probes = probes;
  }

  /** What was measured. */
  Uni<EndpointThroughput> observed(String check) {
    return probes
        .draw(SeriesRun.occasion(check, endpoint, claim))
        .flatMap(
            seed ->
                switch (seed) {
                  case Answered<byte[]> drawn ->
                      observed(new LoadPlan(endpoint, claim, party, drawn.value()));
                  case Unanswered<byte[]> none -> Uni.createFrom().item(without(none));
                });
  }

  private Uni<EndpointThroughput> observed(LoadPlan plan) {
    if (!claim.isPeak()) {
      return run(plan.deciding(claim.atOnce(), alpha))
          .flatMap(
              load ->
                  load.observed().reason() == null
                      ? climb(plan, List.of()).map(rungs -> seen(load, claim.atOnce(), rungs))
                      : Uni.createFrom().item(seen(load, claim.atOnce(), List.of())));
    }
    return climb(plan, List.of()).flatMap(rungs -> atItsPeak(plan, rungs));
  }

  private Uni<EndpointThroughput> atItsPeak(LoadPlan plan, List<RungObserved> rungs) {
    RungObserved best = new Ladder(claim).best(rungs);
    if (best == null) {
      return Uni.createFrom().item(EndpointThroughput.without(rungs.getLast(), rungs));
    }
    return run(plan.deciding(best.atOnce(), alpha)).map(load -> seen(load, best.atOnce(), rungs));
  }

  private Uni<List<RungObserved>> climb(LoadPlan plan, List<RungObserved> climbed) {
    OptionalInt next = new Ladder(claim).next(climbed);
    if (next.isEmpty()) {
      return Uni.createFrom().item(climbed);
    }
    return run(plan.rung(next.getAsInt()))
        .flatMap(
            load -> {
              List<RungObserved> more = new ArrayList<>(climbed);
              more.add(RungObserved.of(endpoint, load, next.getAsInt()));
              return climb(plan, more);
            });
  }

  private Uni<SeriesRun<ThroughputClaim>> run(ExchangeSeries series) {
    return probes.ask(series).map(answer -> SeriesRun.of(claim, endpoint, series, answer));
  }

  private EndpointThroughput seen(
      SeriesRun<ThroughputClaim> load, int atOnce, List<RungObserved> rungs) {
    return EndpointThroughput.of(endpoint, load, atOnce, rungs, alpha);
  }

  private EndpointThroughput without(Unanswered<byte[]> none) {
    SeriesObserved series = SeriesObserved.without(endpoint, none);
    return seen(new SeriesRun<>(claim, series, List.of()), claim.atOnce(), List.of());
  }
}
