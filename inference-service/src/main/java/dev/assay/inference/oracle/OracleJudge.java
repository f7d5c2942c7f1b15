package dev.assay.inference.oracle;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.OracleClaim;
import dev.assay.inference.claims.OracleContract;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides quorum, replays, freshness, deviation and standing on chain of each oracle. Pure. */
final class OracleJudge implements Judge<InferenceClaims, OracleObserved> {
  static final String QUORUM = "quorum";
  static final String REPLAYS = "replays";
  static final String FRESHNESS = "freshness";
  static final String DEVIATION = "deviation";
  private static final long GRACE_SECONDS = 30;
  private static final String ANSWERS = "answers";

  @Override
  public List<Judgement> judge(InferenceClaims claims, OracleObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (OracleClaim claim : claims.oracles()) {
      OracleFeed feed = feed(claim, seen);
      judgements.add(quorum(claim, feed));
      judgements.add(replays(claim, feed));
      judgements.add(freshness(claim, feed));
      judgements.add(deviation(claim, feed));
      OracleContract contract = claim.onChain();
      if (contract != null) {
        judgements.add(ChainJudge.judged(claim, contract, chain(claim, seen)));
      }
    }
    return judgements.isEmpty()
        ? Judgement.noClaim("oracles", QUORUM, "The dossier names no oracle.")
        : judgements;
  }

  private static OracleFeed feed(OracleClaim claim, OracleObserved seen) {
    return seen.feeds().stream()
        .filter(feed -> feed.oracle().equals(claim.id()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing was observed of " + claim.id()));
  }

  private static ChainFacts chain(OracleClaim claim, OracleObserved seen) {
    return seen.chains().stream()
        .filter(facts -> facts.oracle().equals(claim.id()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no chain was asked about " + claim.id()));
  }

  private static Judgement quorum(OracleClaim claim, OracleFeed feed) {
    Judgement.Subject subject =
        subject(claim, QUORUM, feed)
            .claimed(
                "each answer is signed by " + claim.quorum() + " registered nodes",
                "valid signatures of so many different registered keys on every answer");
    QuorumFacts facts = feed.quorum();
    Reason reason = feed.reason() == null ? feed.registryReason() : feed.reason();
    if (reason != null || facts == null || feed.answers() == 0) {
      return unread(subject, feed, reason);
    }
    subject.showing(
        Observed.of("registry.signers", facts.registered(), "keys", feed.registryFrom()),
        Observed.of("signatures.invalid", facts.invalid(), "signatures", feed.from()));
    for (int i = 0; i < facts.unregistered().size(); i++) {
      subject.showing(
          Observed.of("signer.unregistered." + i, facts.unregistered().get(i), feed.from()));
    }
    subject.observing(
        Observed.of("answers.with-quorum", facts.reached(), ANSWERS, feed.from()),
        Observed.of("answers.read", feed.answers(), ANSWERS, feed.from()));
    String words =
        "%d of %d answers have the signatures of %d different registered keys."
            .formatted(facts.reached(), feed.answers(), claim.quorum());
    return facts.reached() == feed.answers()
        ? subject.confirmed(words)
        : subject.refuted(
            words
                + " Round %d has %d. %d keys that signed aren't registered."
                    .formatted(facts.fewestRound(), facts.fewest(), facts.unregistered().size()));
  }

  private static Judgement replays(OracleClaim claim, OracleFeed feed) {
    Judgement.Subject subject =
        subject(claim, REPLAYS, feed)
            .claimed("each round has an answer of its own", "no answer was given before");
    ReplayFacts facts = feed.replays();
    if (feed.reason() != null || feed.answers() < 2) {
      return unread(subject, feed, feed.reason());
    }
    subject.observing(Observed.of("answers.replayed", facts.count(), ANSWERS, feed.from()));
    return facts.count() == 0
        ? subject.confirmed("None of " + feed.answers() + " answers was given before.")
        : subject.refuted(String.join(" ", facts.examples().stream().limit(3).toList()));
  }

  private static Judgement freshness(OracleClaim claim, OracleFeed feed) {
    Judgement.Subject subject =
        subject(claim, FRESHNESS, feed)
            .claimed(
                "an answer every " + claim.heartbeatSeconds() + " seconds at least",
                "no longer time between two answers, and none since the newest");
    RhythmFacts facts = feed.rhythm();
    if (feed.reason() != null || feed.answers() < 2) {
      return unread(subject, feed, feed.reason());
    }
    subject
        .showing(Observed.of("rounds.skipped", facts.skipped(), "rounds", feed.from()))
        .observing(
            Observed.of("gap.longest", facts.longestSeconds(), "s", feed.from()),
            Observed.of("newest.age", facts.oldSeconds(), "s", feed.from()));
    if (facts.longestSeconds() > claim.heartbeatSeconds()) {
      return subject.refuted(
          "Round %d came %d seconds after the one before."
              .formatted(facts.longestRound(), facts.longestSeconds()));
    }
    if (facts.oldSeconds() > claim.heartbeatSeconds() + GRACE_SECONDS
        || facts.oldSeconds() < -GRACE_SECONDS) {
      return subject.refuted(
          "The newest answer was " + facts.oldSeconds() + " seconds old by our clock.");
    }
    return facts.skipped() == 0 && facts.pairs() > 0
        ? subject.confirmed(
            "Of %d answers no two lie further apart than %d seconds; the newest was %d seconds old."
                .formatted(feed.answers(), facts.longestSeconds(), facts.oldSeconds()))
        : subject.unproven(
            Reason.NOT_COVERED,
            facts.skipped() + " rounds aren't served, so their times aren't known.");
  }

  private static Judgement deviation(OracleClaim claim, OracleFeed feed) {
    Judgement.Subject subject =
        subject(claim, DEVIATION, feed)
            .claimed(
                "answers follow changes of a share of " + claim.deviationShare().toPlainString(),
                "each answer lies within that share of what its signers saw");
    DeviationFacts facts = feed.deviation();
    if (feed.reason() != null || feed.answers() < 2) {
      return unread(subject, feed, feed.reason());
    }
    if (facts.compared() == 0) {
      return subject.unproven(
          Reason.NOT_MEASURABLE, "No answer says what its signers saw when they gave it.");
    }
    subject.observing(
        Observed.of("answers.beyond-deviation", facts.beyond(), ANSWERS, feed.from()),
        Observed.of("answers.compared", facts.compared(), ANSWERS, feed.from()));
    if (facts.beyond() > 0) {
      return subject.refuted(String.valueOf(facts.example()));
    }
    return facts.compared() == feed.answers()
        ? subject.confirmed("All " + facts.compared() + " answers lie within it.")
        : subject.unproven(Reason.NOT_COVERED, "Some answers don't say what their signers saw.");
  }

  private static Judgement.Subject subject(OracleClaim claim, String expectation, OracleFeed feed) {
    return Judgement.about(claim.id() + " " + expectation, expectation)
        .trusting("the registry of signers that " + feed.registryFrom().source() + " serves")
        .showing(Observed.of("answers.on-chain", feed.onChain(), ANSWERS, feed.from()));
  }

  private static Judgement unread(
      Judgement.Subject subject, OracleFeed feed, @Nullable Reason reason) {
    return reason == null
        ? subject.unproven(
            Reason.TOO_FEW_SAMPLES, "Only " + feed.answers() + " answers are served.")
        : subject.unproven(reason, String.valueOf(feed.explanation()));
  }
}
