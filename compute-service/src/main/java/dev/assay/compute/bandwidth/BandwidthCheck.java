package dev.assay.compute.bandwidth;

import dev.assay.compute.bandwidth.BandwidthObserved.Claimed;
import dev.assay.compute.claims.BandwidthClaim;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Do nodes carry as many bits a second as claimed? */
public final class BandwidthCheck implements Check<ComputeClaims, BandwidthObserved> {
  private static final String DOCS =
      """
      Only between the node and us, with its operator's consent. In each run several flows carry
      bytes side by side (docs/protocols/node-bandwidth.md): to us the key stream under a signature
      that the node makes of our fresh nonce, from us the key stream under our nonce, whose digest
      the node signs. So the bytes can't be compressed, kept or made ahead, and every one is
      verified from the recorded digests, at a replay too. A run takes as many bytes as the claimed
      rate carries in assay.compute.bandwidth.run, 16 MiB a flow at most, and ends a quarter and
      assay.compute.bandwidth.grace later; what came until then counts. There are 10 runs at least and 30 at most; bytes and seconds are
      shown.

      A run reaches the claim when its verified bits, over the time from the first connect to the
      last byte, do. It speaks against the node only when the second half of its flows alone, after
      TCP's slow start, was too slow as well, and a control (assay.compute.bandwidth.controls) right
      afterwards carried at least the claimed rate over as many flows: then our link wasn't the
      limit.

      Decision: the share of slow runs against 1 - inShare by e-values that may be looked at after
      every run (AnytimeTest; Ville's inequality). Confirmed by runs that reached it: a lower bound
      of what the node and our link carry. Refuted only by runs with such a control. Slow runs
      without one: UNPROVEN(SLOW), our own link may be the limit. To the node there is no control:
      slow is UNPROVEN(SLOW).

      How one would cheat: whoever stands nearer to us than the node can carry bytes in its place
      when the node hands the signature over, so a finding says what the operator of this endpoint
      commands, not what one machine does. A node that knows our address can serve it first, or be
      quick for seconds only: let several verifiers ask. One run for many identities behind one link
      isn't seen by single runs.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.bandwidth",
          1,
          LayerName.COMPUTE,
          "Do nodes carry as many bits a second as claimed?",
          Severity.MEDIUM,
          List.of(
              new Expectation(
                  BandwidthJudge.EXPECTS,
                  "The claimed share of runs carries verified bytes at the claimed rate.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          false,
          "Claim what the node carries to a stranger, and let it speak the bandwidth protocol.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<BandwidthObserved> observationType() {
    return BandwidthObserved.class;
  }

  @Override
  public int statisticalClaims(ComputeClaims claims) {
    return claims.bandwidth().size();
  }

  @Override
  public Uni<BandwidthObserved> observe(ComputeClaims claims, Terms terms, Probes probes) {
    return Multi.createFrom()
        .iterable(claims.bandwidth())
        .onItem()
        .transformToUniAndConcatenate(claim -> observed(claim, terms, probes))
        .collect()
        .asList()
        .map(BandwidthObserved::new);
  }

  @Override
  public Judge<ComputeClaims, BandwidthObserved> judge() {
    return new BandwidthJudge();
  }

  private static Uni<Claimed> observed(BandwidthClaim claim, Terms terms, Probes probes) {
    return probes
        .draw("bandwidth of " + claim.id())
        .flatMap(
            drawn ->
                switch (drawn) {
                  case Unanswered<byte[]> none -> without(claim, none);
                  case Answered<byte[]> seed ->
                      carried(claim, BandwidthQuestion.of(claim, terms, seed.value()), probes);
                });
  }

  private static Uni<Claimed> carried(
      BandwidthClaim claim, BandwidthQuestion question, Probes probes) {
    return probes
        .ask(question)
        .flatMap(
            answer ->
                switch (answer) {
                  case Unanswered<BandwidthTranscript> none -> without(claim, none);
                  case Answered<BandwidthTranscript> answered ->
                      Uni.createFrom().item(BandwidthSurvey.claimed(claim, question, answered));
                });
  }

  private static Uni<Claimed> without(BandwidthClaim claim, Unanswered<?> none) {
    return Uni.createFrom().item(new Claimed(claim.id(), null, none.reason(), none.explanation()));
  }
}
