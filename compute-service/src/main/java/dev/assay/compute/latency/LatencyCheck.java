package dev.assay.compute.latency;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.NodeLatencyClaim;
import dev.assay.compute.claims.NodeLatencyClaim.Published;
import dev.assay.compute.latency.LatencyObserved.Claimed;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;

/** Are nodes reached in the claimed times? */
public final class LatencyCheck implements Check<ComputeClaims, LatencyObserved> {
  private static final String DOCS =
      """
      Physics first: light in a vacuum gets 149.896 km away and back in a millisecond. A claim that
      names where the node stands and where it is measured, and is quicker than that between the
      nearest points of both regions, is refuted without any measurement.

      Then we measure. The node signs fresh nonces (docs/protocols/node-proof.md), one after another
      after pauses that nobody can foretell, each over a connection of its own; connecting and
      answering are timed by our clock, rounded up. A time that isn't signed, a wrong answer and no
      answer count as slower than claimed. To confirm, the signed answer has to be in time. Against
      a claim about the network speaks the shorter of connect and answer, because the node's own
      work isn't the way's; against a claim about answers the whole answer. A claim of a region is
      measured by a verifier that stands in it, else UNPROVEN(NO_SOURCE). A claim of no region is
      confirmed by whole times, and only what exceeds the least connect speaks against it. After a
      trip that failed or was slow a control of the operator's choice
      (assay.compute.latency.controls) is asked: no answer counts against the node only when the
      control answered, and a slow one only by what the control wasn't slower itself than at its
      best. Without a control a failure keeps from confirming and refutes nothing.

      Decision: the share of slow trips against 1 - percentile by e-values that may be looked at
      after every trip (AnytimeTest; Ville's inequality), 20 trips at least and 600 at most; the
      run ends when it is decided. The decision is about the mean over the time of the trips: bursts
      at other times are unseen. The claim itself is tested, no factor is added to it.

      The project's own figures are of a past that nobody measures again: without a log of all trips
      UNPROVEN(NOT_MEASURABLE), because a summary can't be recomputed. With one
      (docs/protocols/round-trip-log.md) the percentile is taken from it anew, failures as infinite:
      refuted when the log itself doesn't show what was published. It confirms nothing: who
      publishes the figure can write the log.

      How one would cheat: a proxy near us can accept a connection, and can't sign; cached answers
      don't fit a fresh nonce. Whoever knows our address can serve it first, so let several
      verifiers ask. A copy of the key near the region answers sooner than the node would: what
      answers there is what was claimed; compute.location tells about places. Publishing a best day
      as the rule isn't seen in a log that leaves out the others.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.latency",
          1,
          LayerName.COMPUTE,
          "Are nodes reached in the claimed times?",
          Severity.MEDIUM,
          List.of(
              new Expectation(
                  LatencyJudge.POSSIBLE,
                  "The claimed time is no shorter than light takes for the claimed way.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.DECLARED)),
              new Expectation(
                  LatencyJudge.WITHIN,
                  "The claimed share of round trips takes no longer than claimed.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED)),
              new Expectation(
                  LatencyJudge.RECOMPUTED,
                  "The published figure follows from the published log.",
                  Standard.of(EvidenceClass.SIGNED),
                  Standard.of(EvidenceClass.PROJECT_API))),
          false,
          "Say where the node stands and from where it is measured, let it sign nonces, and publish"
              + " the log behind each figure.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<LatencyObserved> observationType() {
    return LatencyObserved.class;
  }

  @Override
  public int statisticalClaims(ComputeClaims claims) {
    return claims.latency().size();
  }

  @Override
  public Uni<LatencyObserved> observe(ComputeClaims claims, Terms terms, Probes probes) {
    Provenance declared = Provenance.declared(claims, terms);
    return Multi.createFrom()
        .iterable(claims.latency())
        .onItem()
        .transformToUniAndConcatenate(claim -> observed(claim, terms, probes))
        .collect()
        .asList()
        .map(all -> new LatencyObserved(all, declared));
  }

  @Override
  public Judge<ComputeClaims, LatencyObserved> judge() {
    return new LatencyJudge();
  }

  private static Uni<Claimed> observed(NodeLatencyClaim claim, Terms terms, Probes probes) {
    if (PhysicalBound.forbids(claim)) {
      return Uni.createFrom().item(Claimed.nothing(claim.id()));
    }
    if (claim.node() != null) {
      return measured(claim, terms, probes);
    }
    Published published = claim.published();
    return published == null || published.log() == null
        ? Uni.createFrom().item(Claimed.nothing(claim.id()))
        : logged(claim, published.log(), probes);
  }

  private static Uni<Claimed> measured(NodeLatencyClaim claim, Terms terms, Probes probes) {
    return probes
        .draw("latency of " + claim.id())
        .flatMap(
            drawn ->
                switch (drawn) {
                  case Unanswered<byte[]> none -> without(claim, none);
                  case Answered<byte[]> seed ->
                      measured(claim, LatencyQuestion.of(claim, terms, seed.value()), probes);
                });
  }

  private static Uni<Claimed> measured(
      NodeLatencyClaim claim, LatencyQuestion question, Probes probes) {
    return probes
        .ask(question)
        .flatMap(
            answer ->
                switch (answer) {
                  case Unanswered<LatencyTranscript> none -> without(claim, none);
                  case Answered<LatencyTranscript> answered ->
                      Uni.createFrom().item(LatencySurvey.claimed(claim, question, answered));
                });
  }

  private static Uni<Claimed> logged(NodeLatencyClaim claim, URI log, Probes probes) {
    return probes
        .ask(HttpGet.of(log, RoundTripLog.LARGEST))
        .flatMap(
            answer ->
                switch (answer) {
                  case Unanswered<HttpGet.Document> none -> without(claim, none);
                  case Answered<HttpGet.Document> document ->
                      Uni.createFrom().item(LatencySurvey.logged(claim, document));
                });
  }

  private static Uni<Claimed> without(NodeLatencyClaim claim, Unanswered<?> none) {
    return Uni.createFrom().item(Claimed.without(claim.id(), none.reason(), none.explanation()));
  }
}
