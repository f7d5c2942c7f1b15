package dev.assay.compute.challenge;

import dev.assay.compute.claims.AgentClaim;
import dev.assay.compute.claims.AgentsClaim;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.matrix.Soundness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Decides whether the claimed rate was commanded behind each agent. Pure. */
final class HardwareProofJudge implements Judge<ComputeClaims, HardwareObserved> {
  static final String SUBJECT = "hardware";
  static final String EXPECTS = "capacity";

  private static final String TRUSTS =
      "our own clock, and that our own draws were fresh; nothing of what the agent says of itself";
  private static final String WHAT_IT_IS =
      " It is capacity commanded by the operator of this endpoint; nothing ties it to one card, one"
          + " model or one place.";

  @Override
  public List<Judgement> judge(ComputeClaims claims, HardwareObserved seen, Terms terms) {
    AgentsClaim claim = claims.nodeAgents();
    if (claim == null) {
      return Judgement.noClaim(
          SUBJECT, EXPECTS, "The dossier names no node agent that answers challenges.");
    }
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < claim.agents().size(); i++) {
      AgentClaim agent = claim.agents().get(i);
      HardwareObserved.Agent answered = seen.agents().get(i);
      if (agent.atLeastTops() != null || agent.residentGb() == null) {
        judgements.add(judge(agent, answered.challenges(), terms));
      }
      if (agent.residentGb() != null) {
        judgements.add(MemoryJudge.judge(agent, answered.memory(), terms));
      }
    }
    return judgements;
  }

  private static Judgement judge(
      AgentClaim agent, List<ChallengeObserved> challenges, Terms terms) {
    Judgement.Subject subject =
        Judgement.about(agent.id(), EXPECTS)
            .claimed(
                claimed(agent),
                "every challenge is answered validly, at the claimed rate after what could be"
                    + " overlooked is taken off")
            .trusting(TRUSTS);
    if (challenges.isEmpty()) {
      return subject.unproven(
          Reason.NOT_MEASURABLE,
          "No measured ratio of achieved to peak rate is published for "
              + agent.model()
              + ", so no rate follows from a model's name; claim the rate itself.");
    }
    return judged(subject, agent, challenges, terms);
  }

  private static Judgement judged(
      Judgement.Subject subject,
      AgentClaim agent,
      List<ChallengeObserved> challenges,
      Terms terms) {
    ChallengeObserved last = challenges.getLast();
    long invalid = challenges.stream().filter(ChallengeObserved::isInvalid).count();
    subject.showing(declared(agent, last));
    List<Observed> counts = counts(challenges);
    if (invalid >= Challenges.INVALID_TO_REFUTE) {
      return subject
          .observing(counts)
          .refuted("Three challenges were answered with tiles that no product made: " + said(last));
    }
    if (invalid > 0) {
      return subject
          .showing(counts)
          .unproven(
              Reason.INVALID_OPENING,
              "A challenge was answered invalidly: " + said(challenges.getFirst()));
    }
    if (!last.holds()) {
      return withoutAnswer(subject, agent, last, counts);
    }
    return answered(subject, agent, last, counts, terms);
  }

  private static Judgement withoutAnswer(
      Judgement.Subject subject, AgentClaim agent, ChallengeObserved last, List<Observed> counts) {
    Reason reason = Objects.requireNonNull(last.reason());
    boolean late =
        last.end() == ChallengeEnd.SLOW
            || last.end() == ChallengeEnd.SILENT
            || last.end() == ChallengeEnd.BUSY;
    if (late && AgreementProof.holds(agent)) {
      return subject
          .observing(counts)
          .refuted(
              "The node signed that it answers within "
                  + Objects.requireNonNull(agent.agreement()).withinSeconds()
                  + " s at any time, and did not: "
                  + said(last));
    }
    String more = late ? " Slow, silent or busy is not fake." : "";
    return subject.showing(counts).unproven(reason, said(last) + more);
  }

  private static Judgement answered(
      Judgement.Subject subject,
      AgentClaim agent,
      ChallengeObserved last,
      List<Observed> counts,
      Terms terms) {
    BigDecimal claimed = Objects.requireNonNull(agent.atLeastTops());
    BigDecimal shown = last.leastTops(Challenges.WRONG_SHARE);
    Observed rate = Observed.of("int8.at-least", shown, "10^12/s", last.from());
    String words = words(last, shown);
    if (agent.nodeKey() != null && !last.keyProven()) {
      return subject
          .showing(rate)
          .showing(counts)
          .unproven(
              Reason.NODES_UNPROVED, words + " But the claimed key did not sign the commitment.");
    }
    if (shown.compareTo(claimed) < 0) {
      return subject
          .showing(rate)
          .showing(counts)
          .unproven(
              Reason.SLOW,
              words
                  + " That is less than the "
                  + claimed.toPlainString()
                  + " claimed; slow is not fake.");
    }
    BigDecimal passes =
        Statistic.shown(Soundness.passes(Challenges.WRONG_SHARE.doubleValue(), last.opened()));
    return subject
        .observing(rate)
        .observing(counts)
        .byTest(
            new Statistic(
                "chance to overlook a share of 0.10 wrong tiles",
                passes,
                last.opened(),
                terms.alpha(LayerName.COMPUTE)),
            passes)
        .confirmed(words + WHAT_IT_IS);
  }

  private static String claimed(AgentClaim agent) {
    String model = agent.model() == null ? "" : " (" + agent.model() + ")";
    return agent.atLeastTops() == null
        ? "the hardware is " + agent.model()
        : "at least "
            + agent.atLeastTops().toPlainString()
            + " x 10^12 int8 operations per second"
            + model;
  }

  private static String words(ChallengeObserved last, BigDecimal shown) {
    return "The operator of this endpoint commanded at least %s x 10^12 int8 operations per second for %d ms: %d exact products of n %d, all %d opened tiles valid, so that at most a tenth was not computed."
        .formatted(
            shown.toPlainString(),
            last.tookMicros() / 1000,
            last.rounds(),
            last.n(),
            last.opened());
  }

  private static String said(ChallengeObserved challenge) {
    return challenge.roots()
        + " of "
        + challenge.rounds()
        + " roots came, "
        + challenge.valid()
        + " of "
        + challenge.opened()
        + " opened tiles were valid"
        + (challenge.explanation() == null ? "." : "; " + challenge.explanation() + ".");
  }

  /** Shown, and never decided by. */
  private static List<Observed> declared(AgentClaim agent, ChallengeObserved last) {
    Provenance said =
        new Provenance(
            agent.id(), EvidenceClass.DECLARED, last.from().at(), last.from().evidence());
    return IntStream.range(0, last.devices().size())
        .mapToObj(i -> Observed.of("device." + (i + 1), last.devices().get(i).said(), said))
        .toList();
  }

  /** Every issued challenge counts. */
  private static List<Observed> counts(List<ChallengeObserved> challenges) {
    ChallengeObserved last = challenges.getLast();
    long answered = challenges.stream().filter(each -> each.end() == ChallengeEnd.ANSWERED).count();
    long valid = challenges.stream().filter(ChallengeObserved::holds).count();
    return List.of(
        Observed.of("challenges.issued", challenges.size(), "challenges", last.from()),
        Observed.of("challenges.answered", answered, "challenges", last.from()),
        Observed.of("challenges.valid", valid, "challenges", last.from()));
  }
}
