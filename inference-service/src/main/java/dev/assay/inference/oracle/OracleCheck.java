package dev.assay.inference.oracle;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.OracleClaim;
import dev.assay.inference.claims.OracleContract;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Are an oracle's answers signed by registered nodes, new, on time and what was seen? */
public final class OracleCheck implements Check<InferenceClaims, OracleObserved> {
  private static final String DOCS =
      """
      Reads the served answers and the registry of signers (docs/protocols/oracle-answers.md) and
      verifies every signature. No statistics; five decisions.

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

      On chain, where the claim names a contract: up to twenty of the answers that name their transaction,
      drawn once they are served, are looked up at every provider of that chain that the operator
      registered (receipts by JSON-RPC, and the event AnswerUpdated of the contract in them). Judged are
      those that the provider's final block lies past by the heartbeat at least. Refuted when two
      providers or more, and nobody against them, tell of one answer that there is no such transaction,
      that it took no effect, that an account sent it that the registry doesn't name for that time, that
      the contract got no answer of that round in it, or another value (rounding to the contract's
      decimals aside). Providers that tell otherwise of one answer are UNPROVEN(SOURCES_DISAGREE); one
      provider alone is UNPROVEN(WEAK_SOURCE), for and against. Confirmed when all judged answers stand,
      no older answer is served without a transaction, and the registry names accounts.

      Answers whose every signature quorum holds are of the class SIGNED, which alone confirms. What the
      project serves may refute what it says.

      How one would cheat: sign twice with one key (keys are distinct); add signers on the day (a key
      counts from its registration on); serve old answers under new numbers (compared); leave out
      the late round (a skipped round is counted). What stays open: whoever writes the registry decides
      who is registered, so it should stand where the project can't change it; several keys in one hand;
      only twenty transactions are looked up, and whose account sent one is the registry's word; what the signers say they saw is their word.
      """;

  /** What was observed of one oracle; no chain where none is claimed. */
  private record Oracle(OracleFeed feed, List<ChainFacts> chain) {}

  private static final Standard CHAIN = Standard.of(EvidenceClass.CHAIN);
  private static final Standard SIGNED = Standard.of(EvidenceClass.SIGNED);
  private static final Standard OWN_WORD = Standard.of(EvidenceClass.PROJECT_API);

  private static final CheckSpec SPEC =
      new CheckSpec(
          "inference.oracle",
          2,
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
                  OWN_WORD),
              new Expectation(
                  ChainJudge.ON_CHAIN,
                  "Each answer stands in the contract, sent by a registered account.",
                  CHAIN,
                  CHAIN)),
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
        .transformToUniAndConcatenate(claim -> oracle(claim, probes))
        .collect()
        .asList()
        .map(OracleCheck::observed);
  }

  @Override
  public Judge<InferenceClaims, OracleObserved> judge() {
    return new OracleJudge();
  }

  /** The registry first, so that nobody registers a key after seeing who asks for the answers. */
  private static Uni<Oracle> oracle(OracleClaim claim, Probes probes) {
    return probes
        .ask(HttpGet.of(claim.registryUrl(), OracleRegistry.LARGEST))
        .flatMap(
            registry ->
                probes
                    .ask(HttpGet.of(claim.answersUrl(), OracleAnswers.LARGEST))
                    .flatMap(answers -> oracle(claim, answers, registry, probes)));
  }

  private static Uni<Oracle> oracle(
      OracleClaim claim,
      Answer<HttpGet.Document> answers,
      Answer<HttpGet.Document> registry,
      Probes probes) {
    OracleFeed feed = OracleFeed.of(claim, answers, registry);
    OracleContract contract = claim.onChain();
    OracleAnswers served = OracleFeed.answers(answers).document();
    if (contract == null) {
      return Uni.createFrom().item(new Oracle(feed, List.of()));
    }
    if (served == null) {
      Reason reason = Objects.requireNonNull(feed.reason());
      String said = String.valueOf(feed.explanation());
      ChainFacts none = ChainFacts.without(claim.id(), 0, reason, said, feed.from());
      return Uni.createFrom().item(new Oracle(feed, List.of(none)));
    }
    OracleRegistry registered = OracleFeed.registry(registry).document();
    Map<String, Instant> accounts = registered == null ? Map.of() : registered.accounts();
    return new ChainLookUp(claim, contract, served.inOrder(), accounts, feed.from())
        .facts(probes)
        .map(facts -> new Oracle(feed, List.of(facts)));
  }

  private static OracleObserved observed(List<Oracle> oracles) {
    return new OracleObserved(
        oracles.stream().map(Oracle::feed).toList(),
        oracles.stream().flatMap(oracle -> oracle.chain().stream()).toList());
  }
}
