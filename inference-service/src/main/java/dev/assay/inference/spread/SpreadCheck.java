package dev.assay.inference.spread;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.SpreadClaim.Routing;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.SeriesRun;
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
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Can inference be spread as claimed: over places, over backends? */
public final class SpreadCheck implements Check<InferenceClaims, SpreadObserved> {
  private static final String ID = "inference.distribution";
  private static final Standard MEASURED = Standard.of(EvidenceClass.MEASURED);
  private static final String DOCS =
      """
      From outside, spread is only bounded from below; what isn't refuted stays unproven.

      Pipeline: a token that passes all claimed places and comes back to the first takes no less than
      light in a vacuum does along the geodesics between them (WGS84; GeographicLib). Each answer's
      time from the sending to the last token is divided by its fewest steps: the parts that brought
      text, those within a millisecond of each other as one, no more than were asked for or stated; so
      that parts with several tokens speak for the claim, and so do our network and the prompt.
      Refuted by the exact binomial test that 5 of 100 answers or fewer are faster than that; the
      number of requests is the least that half of them decide. Several tokens from one pass that leave
      one by one look like several steps: who decodes so claims no pipeline that every token passes.

      Backends: addresses, TLS keys, system_fingerprint, sets of headers and clocks (the fewest that
      explain all Date headers) are counted over whole answers. Each is a sign that a single server
      can make up, so as many as claimed are the project's own word (WEAK_SOURCE), and fewer prove
      nothing: a gateway hides what lies behind it (ATTRIBUTION).

      Prefix caches: where requests are claimed to be routed independently to two backends or more,
      each with a prefix cache of its own, a fresh prefix of two thousand words is found at its first
      repetition, on a new connection, in half of all cases at most. Every prompt has an ending of its
      own, so that no kept answer counts. What a find looks like is told by a prefix that is repeated
      eight times; found is what begins before halfway between its quickest and the median fresh one,
      and where these don't differ by half, nothing can be told. Refuted by the exact binomial test,
      with as many prefixes as decide although one disagrees (11 at 1 %). Routing by prefix, or a cache
      that all backends share, explains it too: then it isn't independent, and the claim should say so.

      How one would cheat: wait (a slow answer proves no place); make signs up (they confirm nothing);
      forget prefixes or delay them (then nothing is refuted, and every user pays). What stays open: a
      single fast backend that waits, failures that strike together, answers signed by nodes, and the
      load at which the tokens of all requests together stop growing.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          ID,
          1,
          LayerName.INFERENCE,
          "Can inference be spread over as many places and backends as claimed?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  SpreadJudge.PIPELINE,
                  "Each step takes no less than light takes around the claimed places.",
                  MEASURED,
                  MEASURED),
              new Expectation(
                  SpreadJudge.BACKENDS,
                  "Answers show signs of as many backends, which one alone could not show.",
                  MEASURED,
                  MEASURED),
              new Expectation(
                  SpreadJudge.CACHES,
                  "Fresh prefixes are computed again as often as separate caches need it.",
                  MEASURED,
                  MEASURED)),
          false,
          "Say how requests are routed and whether backends share a cache; let nodes sign their"
              + " answers with keys that stand in a registry.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<SpreadObserved> observationType() {
    return SpreadObserved.class;
  }

  @Override
  public Uni<SpreadObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    double alpha = terms.alpha(LayerName.INFERENCE).doubleValue();
    Uni<List<PipelineObserved>> pipelines =
        SeriesRun.of(
                ID + " pipeline",
                claims.spread().stream().filter(claim -> !claim.pipeline().isEmpty()).toList(),
                claims,
                (party, seed) ->
                    SpreadPlan.pipeline(party, claims.endpoint(party.id()), alpha, seed),
                probes)
            .map(runs -> runs.stream().map(run -> pipeline(claims, run)).toList());
    return pipelines.flatMap(
        seen ->
            SeriesRun.of(
                    ID + " backends",
                    claims.spread().stream().filter(c -> c.backendsAtLeast() != null).toList(),
                    claims,
                    (party, seed) -> backends(claims, party, alpha, seed),
                    probes)
                .map(runs -> runs.stream().map(BackendsObserved::of).toList())
                .map(backends -> new SpreadObserved(seen, backends)));
  }

  @Override
  public Judge<InferenceClaims, SpreadObserved> judge() {
    return new SpreadJudge();
  }

  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return claims.spread().stream()
        .mapToInt(claim -> (claim.pipeline().isEmpty() ? 0 : 1) + (tellsCaches(claim) ? 1 : 0))
        .sum();
  }

  private static PipelineObserved pipeline(InferenceClaims claims, SeriesRun<SpreadClaim> run) {
    return PipelineObserved.of(claims.endpoint(run.promise().endpoint()), run);
  }

  private static ExchangeSeries backends(
      InferenceClaims claims, Party party, double alpha, byte[] seed) {
    EndpointClaim endpoint = claims.endpoint(party.id());
    boolean caches =
        claims.spread().stream()
            .anyMatch(claim -> claim.endpoint().equals(endpoint.id()) && tellsCaches(claim));
    return caches
        ? SpreadPlan.caches(party, endpoint, alpha, seed)
        : SpreadPlan.signals(party, endpoint, seed);
  }

  private static boolean tellsCaches(SpreadClaim claim) {
    return claim.backendsAtLeast() != null && claim.routing() == Routing.INDEPENDENT;
  }
}
