package dev.assay.inference.spread;

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
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Can inference be spread as claimed: over places, over backends, over nodes? */
public final class SpreadCheck implements Check<InferenceClaims, SpreadObserved> {
  static final String ID = "inference.distribution";
  private static final Standard MEASURED = Standard.of(EvidenceClass.MEASURED);
  private static final Standard WITNESSED = Standard.of(EvidenceClass.THIRD_PARTY_API, 2);
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
      listed, or one of something else; these are named. A key that is listed afterwards, or where the
      list can't be read again, is neither counted nor held against the claim. Where no answer carries any, the form may be
      another one (NOT_RECOGNISED). Different listed keys are a lower bound of the nodes that answer,
      of the class SIGNED; fewer than claimed prove nothing (ATTRIBUTION). There are so many requests
      that as many nodes, drawn uniformly, all show themselves in 99 of 100 cases, 400 at most.

      Parallel capacity: the load and the ladder of inference.throughput, which are asked once, beside
      lone requests one after another. The lower bound of the median block's tokens a second over the
      upper bound of a lone request's median rate, each at half the stated error, is how many requests
      were served at once at the pace of a lone one (by Little's law). Shown with the ladder and its
      knee. It bounds the capacity from below and says nothing of how many machines have it, since one
      machine serves many at once; less than claimed proves nothing, since a limit of requests looks
      alike (ATTRIBUTION).

      Failing apart: outages are read as inference.sla reads them, minutes that two vantages at least
      saw down and none saw up, controls and maintenance accounted for. An outage is one however long
      it lasts; what nobody saw doesn't end it, and a beginning that nobody saw is none. Counted is how many of the endpoint's outages begin
      within five minutes of one of another's that is claimed to be independent, on days on which all
      were seen in every hour. Refuted by a permutation test: the endpoint's days are exchanged, working
      days and weekends apart, at the same time of day, so that a rhythm which both have is no sign;
      p = (1 + as many together or more) / (1 + draws). Those that fail together are named: they share
      what fails, be it a machine, a network, an operator or a release. Never confirmed: what has not
      failed yet may be shared all the same.

      How one would cheat: wait (a slow answer proves no place); make signs up (they confirm nothing);
      forget prefixes or delay them (then nothing is refuted, and every user pays); hold lone requests
      back, so that a load looks wide (lone users pay); hold the keys
      of many nodes on one machine, or have nodes sign what others computed (that is what the trust in
      the keys' holders means; compute.identity-distinctness looks for it). What stays open: a
      single fast backend that waits, and shared machines that haven't failed.
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
                  MEASURED),
              new Expectation(
                  SpreadJudge.PARALLEL,
                  "As many lone requests' tokens come at once as claimed.",
                  MEASURED,
                  MEASURED),
              new Expectation(
                  SpreadJudge.APART,
                  "No more outages begin together with those of others than on drawn days.",
                  WITNESSED,
                  WITNESSED)),
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
    return new SpreadAsking(claims, terms, probes).observed();
  }

  @Override
  public Judge<InferenceClaims, SpreadObserved> judge() {
    return new SpreadJudge();
  }

  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return claims.spread().stream()
        .mapToInt(
            claim ->
                (claim.pipeline().isEmpty() ? 0 : 1)
                    + (SpreadAsking.tellsCaches(claim) ? 1 : 0)
                    + (claim.parallelAtLeast() == null ? 0 : 1)
                    + (claim.independentOf().isEmpty() ? 0 : 1))
        .sum();
  }
}
