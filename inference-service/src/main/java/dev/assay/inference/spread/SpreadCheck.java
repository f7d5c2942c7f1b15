package dev.assay.inference.spread;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.SpreadClaim.Routing;
import dev.assay.inference.claims.SpreadClaim.SignedAnswers;
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
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Can inference be spread as claimed: over places, over backends, over nodes? */
public final class SpreadCheck implements Check<InferenceClaims, SpreadObserved> {
  private static final String ID = "inference.distribution";
  private static final Standard MEASURED = Standard.of(EvidenceClass.MEASURED);
  private static final Standard SIGNED = Standard.of(EvidenceClass.SIGNED);
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

      Signed answers (docs/protocols/signed-answers.md): the node list is read before the prompts are
      drawn. Of each whole answer the Ed25519 signature over the digests of our prompt and its text is
      verified from the recording. Refuted where one answer carries none, or one by a key that isn't
      listed, or one of something else; these are named. Where no answer carries any, the form may be
      another one (NOT_RECOGNISED). Different listed keys are a lower bound of the nodes that answer,
      of the class SIGNED; fewer than claimed prove nothing (ATTRIBUTION). There are so many requests
      that as many nodes, drawn uniformly, all show themselves in 99 of 100 cases, 400 at most.

      How one would cheat: wait (a slow answer proves no place); make signs up (they confirm nothing);
      forget prefixes or delay them (then nothing is refuted, and every user pays); hold the keys
      of many nodes on one machine, or have nodes sign what others computed (that is what the trust in
      the keys' holders means; compute.identity-distinctness looks for it). What stays open: a
      single fast backend that waits, failures that strike together, and the load at which the tokens of all requests together stop growing.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          ID,
          2,
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
                  MEASURED),
              new Expectation(
                  SpreadJudge.SIGNATURES,
                  "Each answer carries a listed node's signature of it.",
                  SIGNED,
                  MEASURED),
              new Expectation(
                  SpreadJudge.NODES,
                  "As many different listed keys as claimed sign answers.",
                  SIGNED,
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
                .flatMap(
                    backends ->
                        signed(claims, probes)
                            .map(signed -> new SpreadObserved(seen, backends, signed))));
  }

  private static Uni<List<SignedObserved>> signed(InferenceClaims claims, Probes probes) {
    return Multi.createFrom()
        .iterable(claims.spread().stream().filter(claim -> claim.signed() != null).toList())
        .onItem()
        .transformToUniAndConcatenate(claim -> signed(claims, claim, probes))
        .collect()
        .asList();
  }

  /** The list first, so that nobody lists a key after seeing who asks. */
  private static Uni<SignedObserved> signed(
      InferenceClaims claims, SpreadClaim claim, Probes probes) {
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
                      SeriesRun.of(
                              ID + " signatures",
                              List.of(claim),
                              claims,
                              (party, seed) ->
                                  SpreadPlan.signed(party, endpoint, claimed.nodesAtLeast(), seed),
                              probes)
                          .map(runs -> SignedObserved.of(keys, runs.getFirst()));
                });
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
