package dev.assay.compute.challenge;

import dev.assay.compute.claims.AgentClaim;
import dev.assay.compute.hardware.FastestCard;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.matrix.ResidentMemory;
import dev.assay.verification.matrix.Soundness;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** Decides whether the claimed memory was resident behind an agent. Pure. */
final class MemoryJudge {
  static final String EXPECTS = "memory";

  /** PCI Express 5.0 with 16 lanes: 32 x 10^9 transfers a second each (PCI-SIG), rounded up. */
  private static final BigDecimal LINK = new BigDecimal("64e9");

  private static final int GIGA_DIGITS = 9;
  private static final String WHAT_IT_IS =
      " It is memory commanded by the operator of this endpoint; nothing ties it to one card or one"
          + " place.";

  private MemoryJudge() {}

  static Judgement judge(AgentClaim agent, List<MemoryObserved> challenges, Terms terms) {
    BigDecimal claimed = Objects.requireNonNull(agent.residentGb());
    Judgement.Subject subject =
        Judgement.about(agent.id() + " memory", EXPECTS)
            .claimed(
                "at least " + claimed.toPlainString() + " x 10^9 bytes of memory at one time",
                "keyed passes over kept tiles are answered faster than tiles could be fetched or"
                    + " computed again")
            .trusting(
                "our own clock, that our own draws were fresh, that nothing feeds the memory at more"
                    + " than 64 x 10^9 bytes per second, and that the operator commands no more than"
                    + " the fastest catalogued card beside it");
    MemoryObserved last = challenges.getLast();
    long invalid = challenges.stream().filter(MemoryObserved::isInvalid).count();
    List<Observed> counts = counts(challenges);
    if (invalid >= Challenges.INVALID_TO_REFUTE) {
      return subject
          .observing(counts)
          .refuted("Three challenges were answered with tiles that don't hold: " + said(last));
    }
    if (invalid > 0) {
      return subject
          .showing(counts)
          .unproven(
              Reason.INVALID_OPENING,
              "A challenge was answered invalidly: " + said(challenges.getFirst()));
    }
    if (!last.holds()) {
      return subject.showing(counts).unproven(Objects.requireNonNull(last.reason()), said(last));
    }
    return answered(subject, agent, last, counts, terms);
  }

  private static Judgement answered(
      Judgement.Subject subject,
      AgentClaim agent,
      MemoryObserved last,
      List<Observed> counts,
      Terms terms) {
    BigDecimal shown = least(last);
    Observed resident = Observed.of("memory.at-least", shown, "10^9 B", last.from());
    String words =
        "%s x 10^9 bytes were filled; the slowest of %d passes took %d ms, all %d opened tiles stood in them, so that at least %s x 10^9 bytes stayed resident."
            .formatted(
                filled(last).toPlainString(),
                last.passes(),
                last.slowestMicros() / 1000,
                last.opened(),
                shown.toPlainString());
    if (agent.nodeKey() != null && !last.keyProven()) {
      return subject
          .showing(resident)
          .showing(counts)
          .unproven(
              Reason.NODES_UNPROVED, words + " But the claimed key did not sign the commitment.");
    }
    if (shown.compareTo(Objects.requireNonNull(agent.residentGb())) < 0) {
      return subject
          .showing(resident)
          .showing(counts)
          .unproven(
              Reason.SLOW, words + " That is less than claimed; slow passes are no proof of less.");
    }
    BigDecimal passes =
        Statistic.shown(Soundness.passes(Challenges.WRONG_SHARE.doubleValue(), last.opened()));
    return subject
        .observing(resident)
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

  private static BigDecimal least(MemoryObserved last) {
    BigDecimal operations = FastestCard.catalogued().int8Tops().movePointRight(12);
    return new ResidentMemory(LINK, operations)
        .leastBytes(last.shape(), Challenges.WRONG_SHARE, last.slowest())
        .movePointLeft(GIGA_DIGITS)
        .stripTrailingZeros();
  }

  private static BigDecimal filled(MemoryObserved last) {
    return BigDecimal.valueOf(last.shape().keptBytes(), GIGA_DIGITS).stripTrailingZeros();
  }

  private static String said(MemoryObserved challenge) {
    return challenge.kept()
        + " of "
        + challenge.opened()
        + " opened tiles stood in their pass"
        + (challenge.explanation() == null ? "." : "; " + challenge.explanation() + ".");
  }

  private static List<Observed> counts(List<MemoryObserved> challenges) {
    MemoryObserved last = challenges.getLast();
    long valid = challenges.stream().filter(MemoryObserved::holds).count();
    return List.of(
        Observed.of("memory.challenges.issued", challenges.size(), "challenges", last.from()),
        Observed.of("memory.challenges.valid", valid, "challenges", last.from()));
  }
}
