package dev.assay.inference.spread;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.SpreadClaim.Routing;
import dev.assay.inference.claims.SpreadClaim.SignedAnswers;
import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.inference.throughput.EndpointThroughput;
import dev.assay.inference.throughput.ThroughputCheck;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.Require;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is asked of the world for each kind of spread, one endpoint after another. */
record SpreadAsking(InferenceClaims claims, Terms terms, Probes probes) {

  /** All that is claimed. */
  Uni<SpreadObserved> observed() {
    return pipelines()
        .map(SpreadObserved.none()::withPipelines)
        .flatMap(seen -> backends().map(seen::withBackends))
        .flatMap(seen -> each(claim -> claim.signed() != null, this::signed).map(seen::withSigned))
        .flatMap(
            seen ->
                each(claim -> claim.parallelAtLeast() != null, this::parallel)
                    .map(seen::withParallel))
        .flatMap(
            seen ->
                each(claim -> !claim.independentOf().isEmpty(), this::coFailure)
                    .map(seen::withCoFailures));
  }

  /** Whether prefix caches are to be told apart. */
  static boolean tellsCaches(SpreadClaim claim) {
    return claim.backendsAtLeast() != null && claim.routing() == Routing.INDEPENDENT;
  }

  private Uni<List<PipelineObserved>> pipelines() {
    return SeriesRun.of(
            SpreadCheck.ID + " pipeline",
            claimed(claim -> !claim.pipeline().isEmpty()).toList(),
            claims,
            (party, seed) -> SpreadPlan.pipeline(party, claims.endpoint(party.id()), alpha(), seed),
            probes)
        .map(
            runs ->
                runs.stream()
                    .map(run -> PipelineObserved.of(claims.endpoint(run.promise().endpoint()), run))
                    .toList());
  }

  private Uni<List<BackendsObserved>> backends() {
    return SeriesRun.of(
            SpreadCheck.ID + " backends",
            claimed(claim -> claim.backendsAtLeast() != null).toList(),
            claims,
            this::backends,
            probes)
        .map(runs -> runs.stream().map(BackendsObserved::of).toList());
  }

  private ExchangeSeries backends(Party party, byte[] seed) {
    EndpointClaim endpoint = claims.endpoint(party.id());
    boolean caches =
        claimed(claim -> claim.endpoint().equals(endpoint.id()))
            .anyMatch(SpreadAsking::tellsCaches);
    return caches
        ? SpreadPlan.caches(party, endpoint, alpha(), seed)
        : SpreadPlan.signals(party, endpoint, seed);
  }

  /** The list first, so that nobody lists a key after seeing who asks. */
  private Uni<SignedObserved> signed(SpreadClaim claim) {
    SignedAnswers claimed = Require.present(claim.signed(), "signed");
    EndpointClaim endpoint = claims.endpoint(claim.endpoint());
    return probes
        .ask(HttpGet.of(claimed.nodeListUrl(), ListedKeys.LARGEST))
        .map(ListedKeys::of)
        .flatMap(
            list ->
                switch (list) {
                  case Unanswered<ListedKeys> none ->
                      Uni.createFrom().item(SignedObserved.without(endpoint, none));
                  case Answered<ListedKeys> keys ->
                      run(
                              " signatures",
                              claim,
                              (party, seed) ->
                                  SpreadPlan.signed(party, endpoint, claimed.nodesAtLeast(), seed))
                          .flatMap(run -> listedSince(claimed, keys, run));
                });
  }

  /** A node may have joined since, which is asked only where an unlisted key signed. */
  private Uni<SignedObserved> listedSince(
      SignedAnswers claimed, Answered<ListedKeys> keys, SeriesRun<SpreadClaim> run) {
    SignedObserved seen = SignedObserved.of(keys, run, ListedKeys.none());
    return seen.facts().unlisted() == 0
        ? Uni.createFrom().item(seen)
        : probes
            .ask(new HttpGet(claimed.nodeListUrl(), ListedKeys.LARGEST, false, "after the answers"))
            .map(ListedKeys::of)
            .map(
                later ->
                    SignedObserved.of(
                        keys, run, later instanceof Answered<ListedKeys> a ? a.value() : null));
  }

  /** The load and its ladder are those of inference.throughput, and asked once for both. */
  private Uni<ParallelObserved> parallel(SpreadClaim claim) {
    EndpointClaim endpoint = claims.endpoint(claim.endpoint());
    ThroughputClaim load =
        claims.throughput().stream()
            .filter(one -> one.endpoint().equals(claim.endpoint()))
            .findFirst()
            .orElse(null);
    Uni<EndpointThroughput> measured =
        load == null
            ? Uni.createFrom().nullItem()
            : ThroughputCheck.load(claims, load, terms, probes);
    return measured.flatMap(
        seen ->
            run(
                    " lone requests",
                    claim,
                    (party, seed) -> SpreadPlan.lone(party, endpoint, alpha(), seed))
                .map(run -> ParallelObserved.of(endpoint, run, load, seen, alpha())));
  }

  private Uni<CoFailureObserved> coFailure(SpreadClaim claim) {
    return new CoFailures(claims, claim, alpha(), probes).observed();
  }

  private Uni<SeriesRun<SpreadClaim>> run(String what, SpreadClaim claim, SeriesRun.Plan plan) {
    return SeriesRun.of(SpreadCheck.ID + what, List.of(claim), claims, plan, probes)
        .map(List::getFirst);
  }

  private <T> Uni<List<T>> each(Predicate<SpreadClaim> which, Function<SpreadClaim, Uni<T>> ask) {
    return Multi.createFrom()
        .items(claimed(which))
        .onItem()
        .transformToUniAndConcatenate(ask::apply)
        .collect()
        .asList();
  }

  private Stream<SpreadClaim> claimed(Predicate<SpreadClaim> which) {
    return claims.spread().stream().filter(which);
  }

  private double alpha() {
    return terms.alpha(LayerName.INFERENCE).doubleValue();
  }
}
