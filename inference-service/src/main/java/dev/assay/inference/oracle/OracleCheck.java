package dev.assay.inference.oracle;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.OracleClaim;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Are an oracle's answers signed by registered nodes, new, on time and what was seen? */
public final class OracleCheck implements Check<InferenceClaims, OracleObserved> {
  private static final String DOCS =
      """
      Reads the served answers and the registry of signers (docs/protocols/oracle-answers.md) and
      verifies every signature. No statistics; four decisions.

      Quorum: each answer has valid signatures of as many different registered keys as claimed; a key
      counts from the time on that the registry gives it, and one key counts once. Refuted by one answer
      with fewer. Signers that aren't registered are named; beside a full quorum they refute nothing.
      Replays: refuted when a round has two answers, when two rounds have one signature, or when a round
      repeats answer and time of another. The same entry twice is one entry.
      Freshness: refuted when an answer follows that of the round before by more than the heartbeat, or
      the newest one is older than that by our clock, with 30 seconds of grace for its way, or is dated
      more than that after our clock. Rounds that aren't served are counted, and no gap is made of them:
      then nothing is confirmed. Fewer than two answers are UNPROVEN(TOO_FEW_SAMPLES).
      Deviation: where the signers say what they saw, the answer lies within the claimed share of it.

      Answers whose every signature quorum holds are of the class SIGNED, which alone confirms. What the
      project serves may refute what it says.

      How one would cheat: sign twice with one key (keys are distinct); add signers on the day (a key
      counts from its registration on); serve old answers under new numbers (compared); leave out
      the late round (a skipped round is counted). What stays open: whoever writes the registry decides
      who is registered, so it should stand where the project can't change it; several keys in one hand;
      whether the transaction is on chain isn't looked up; what the signers say they saw is their word.
      """;

  private static final Standard SIGNED = Standard.of(EvidenceClass.SIGNED);
  private static final Standard OWN_WORD = Standard.of(EvidenceClass.PROJECT_API);

  private static final CheckSpec SPEC =
      new CheckSpec(
          "inference.oracle",
          1,
          LayerName.INFERENCE,
          "Are the oracle's answers signed by registered nodes, new, on time and what was seen?",
          Severity.CRITICAL,
          List.of(
              new Expectation(
                  OracleJudge.QUORUM,
                  "Each answer is signed by a quorum of different registered keys.",
                  SIGNED,
                  OWN_WORD),
              new Expectation(OracleJudge.REPLAYS, "No answer was given before.", SIGNED, OWN_WORD),
              new Expectation(
                  OracleJudge.FRESHNESS,
                  "No two answers lie further apart than the heartbeat, and the newest is no older.",
                  SIGNED,
                  OWN_WORD),
              new Expectation(
                  OracleJudge.DEVIATION,
                  "Each answer lies within the claimed share of what its signers saw.",
                  SIGNED,
                  OWN_WORD)),
          false,
          "Serve every round with the signatures of registered keys, at the claimed rhythm.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<OracleObserved> observationType() {
    return OracleObserved.class;
  }

  @Override
  public Uni<OracleObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    return Multi.createFrom()
        .iterable(claims.oracles())
        .onItem()
        .transformToUniAndConcatenate(claim -> feed(claim, probes))
        .collect()
        .asList()
        .map(OracleObserved::new);
  }

  @Override
  public Judge<InferenceClaims, OracleObserved> judge() {
    return new OracleJudge();
  }

  /** The registry first, so that nobody registers a key after seeing who asks for the answers. */
  private static Uni<OracleFeed> feed(OracleClaim claim, Probes probes) {
    return probes
        .ask(HttpGet.of(claim.registryUrl(), OracleRegistry.LARGEST))
        .flatMap(
            registry ->
                probes
                    .ask(HttpGet.of(claim.answersUrl(), OracleAnswers.LARGEST))
                    .map(answers -> OracleFeed.of(claim, answers, registry)));
  }
}
