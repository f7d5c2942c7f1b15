package dev.assay.compute.uptime;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.uptime.CommitmentQuestion.Commitment;
import dev.assay.compute.uptime.UptimeObserved.Claimed;
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
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.report.Picture;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Do nodes answer in the claimed share of a window? */
public final class UptimeCheck implements Check<ComputeClaims, UptimeObserved> {
  private static final String DOCS =
      """
      Nodes are asked at random times that nobody can foresee: a seed is drawn, its SHA-256 recorded
      before the first probe, and the seed revealed after the last; times, nodes and nonces follow
      from it, so that everybody recomputes the schedule. A node is up at a time when it signs that
      probe's nonce by its key (docs/protocols/node-proof.md). Beside each probe a control of the
      operator's choice (assay.compute.uptime.controls) is asked: where it fails too, the probe is
      void, and without a control a miss keeps from confirming and refutes nothing. A node that
      answers 429 is neither up nor down. Whatever else isn't a proof is a miss, since a proxy that
      says 502 in a node's place is no node.

      A verification watches the window itself for as long as assay.compute.uptime.watch allows. Other
      vantages may have watched all of it: their signed logs (docs/protocols/uptime-log.md) count
      when the operator trusts their keys (assay.compute.vantage.trusted). A log whose times aren't
      its seed's, or whose seed isn't the committed one, is refused; each answer in it is verified
      again by the node's key. Logs of one key whose watches don't overlap are one series; where some
      of them asked more often than others, the tested rate is moved against the decision by as much.
      Announced maintenance doesn't count: probes in it are left out, and
      the allowed outage is a share of the rest.

      Decision: by e-values on the rate of misses (AnytimeTest; Ville's inequality), 20 probes at
      least, at an error shared out over our own vantage and all logs of the claim. With q0 the
      allowed share, W the time that counts and t the part of it that one vantage watched, the claim
      allows a rate of q0 W/t in that part, since all of the allowed outage may lie in it: a vantage
      refutes by more than that alone, void probes counted as up. It confirms when it watched all of
      the window, with a tenth of void probes at most, and the rate is below q0, whatever isn't proven
      up counted as down. Random times make that valid where outages come in bursts: what is tested is
      the share of time, not each moment. Our own watch decides alone; others when more of them agree
      than may lie together by the operator's word, and no vantage says the opposite. Otherwise
      UNPROVEN: WINDOW_NOT_COVERED with what is missing, WEAK_SOURCE, SOURCES_DISAGREE,
      TOO_FEW_SAMPLES or UNDECIDED.

      How one would cheat: answer at known times (they aren't known); answer with recorded proofs (a
      nonce follows from the secret seed); take the worst hours for maintenance after the fact (a
      window has to say when it was announced, which is the project's own word and is shown); make up
      a log (only trusted vantages count; misses are their word alone, and whoever has the node's key
      could sign late, so that confirming takes as many of them as refuting). What stays open: another
      machine with the node's key answers in its place; nodes that are down for some and up for the
      vantages. With several nodes the share is the mean over them: claim each one where each one
      counts.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.uptime",
          1,
          LayerName.COMPUTE,
          "Do nodes answer in the claimed share of the window?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  UptimeJudge.EXPECTS,
                  "Nodes sign fresh nonces at random times in the claimed share of the window.",
                  Standard.of(EvidenceClass.SIGNED),
                  Standard.of(EvidenceClass.SIGNED))),
          false,
          "Name the window with its maintenance, let nodes sign nonces, and have independent vantages"
              + " watch all of it by the log's protocol.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<UptimeObserved> observationType() {
    return UptimeObserved.class;
  }

  @Override
  public int statisticalClaims(ComputeClaims claims) {
    return claims.uptime().size();
  }

  @Override
  public Uni<UptimeObserved> observe(ComputeClaims claims, Terms terms, Probes probes) {
    if (claims.uptime().isEmpty()) {
      return Uni.createFrom().item(new UptimeObserved(List.of()));
    }
    // Side by side, because each watches for a while.
    List<Uni<Claimed>> all =
        claims.uptime().stream().map(claim -> committed(claim, probes)).toList();
    return Uni.join().all(all).andFailFast().map(UptimeObserved::new);
  }

  @Override
  public Judge<ComputeClaims, UptimeObserved> judge() {
    return new UptimeJudge();
  }

  @Override
  public List<Picture> pictures(ComputeClaims claims, UptimeObserved seen) {
    return UptimePictures.of(claims.uptime(), seen);
  }

  private static Uni<Claimed> committed(UptimeClaim claim, Probes probes) {
    return probes
        .ask(new CommitmentQuestion(claim.id()))
        .flatMap(
            answer ->
                switch (answer) {
                  case Unanswered<Commitment> none -> nothing(claim, none);
                  case Answered<Commitment> made ->
                      watched(claim, UptimeQuestion.of(claim, made.value().sha256()), probes);
                });
  }

  private static Uni<Claimed> watched(UptimeClaim claim, UptimeQuestion question, Probes probes) {
    return probes
        .ask(question)
        .flatMap(
            answer ->
                switch (answer) {
                  case Unanswered<UptimeTranscript> none -> nothing(claim, none);
                  case Answered<UptimeTranscript> own ->
                      withOthers(claim, new UptimeSurvey(claim, own), probes);
                });
  }

  private static Uni<Claimed> withOthers(UptimeClaim claim, UptimeSurvey survey, Probes probes) {
    return Multi.createFrom()
        .iterable(claim.logs())
        .onItem()
        .transformToUniAndConcatenate(
            url -> probes.ask(HttpGet.of(url, UptimeLog.LARGEST)).map(survey::add))
        .collect()
        .last()
        .map(unused -> survey.claimed());
  }

  private static Uni<Claimed> nothing(UptimeClaim claim, Unanswered<?> none) {
    return Uni.createFrom()
        .item(new Claimed(claim.id(), List.of(), 0, none.reason(), none.explanation()));
  }
}
