package dev.assay.compute.challenge;

import dev.assay.compute.claims.AgentClaim;
import dev.assay.compute.claims.AgentsClaim;
import dev.assay.compute.claims.CapacityAgreement;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.matrix.Soundness;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Issues the challenges of a claim: one to each agent, all at one time, so that one machine can't
 * answer for several in turn; then, only to an agent whose opening was invalid, up to two more.
 * Whatever else happened is not tried again, since the best of many tries would prove nothing.
 * Then, in the same way, those with passes over kept tiles.
 */
public final class Challenges {
  /** The share of wrong tiles that may be overlooked, at most. */
  static final BigDecimal WRONG_SHARE = new BigDecimal("0.10");

  /** Challenges with an invalid opening that refute. */
  static final int INVALID_TO_REFUTE = 3;

  /** The work that is ordered: so many seconds at the claimed rate. */
  static final int SECONDS = 10;

  private static final int DEADLINE_SECONDS = 3 * SECONDS;
  private static final double ERROR = 1e-6;
  private static final BigDecimal TERA = BigDecimal.TEN.pow(12);

  private final Terms terms;
  private final Probes probes;

  public Challenges(Terms terms, Probes probes) {
    this.terms = terms;
    this.probes = probes;
  }

  /** Issues them all. */
  public Uni<HardwareObserved> all(AgentsClaim claim) {
    List<Uni<HardwareObserved.Agent>> agents = claim.agents().stream().map(this::agent).toList();
    return Uni.join()
        .all(agents)
        .andFailFast()
        .flatMap(seen -> new MemoryChallenges(terms, probes).all(claim, seen))
        .map(HardwareObserved::new);
  }

  /** The tiles that are opened. */
  static int openings(Terms terms) {
    double alpha = terms.alpha(LayerName.COMPUTE).doubleValue();
    return Soundness.openings(WRONG_SHARE.doubleValue(), Math.min(ERROR, alpha));
  }

  private Uni<HardwareObserved.Agent> agent(AgentClaim agent) {
    return agent.atLeastTops() == null
        ? Uni.createFrom().item(new HardwareObserved.Agent(agent.id(), List.of(), List.of()))
        : next(agent, List.of());
  }

  private Uni<HardwareObserved.Agent> next(AgentClaim agent, List<ChallengeObserved> before) {
    return challenge(agent, before.size() + 1)
        .flatMap(
            last -> {
              List<ChallengeObserved> all =
                  java.util.stream.Stream.concat(before.stream(), java.util.stream.Stream.of(last))
                      .toList();
              return last.isInvalid() && all.size() < INVALID_TO_REFUTE
                  ? next(agent, all)
                  : Uni.createFrom().item(new HardwareObserved.Agent(agent.id(), all, List.of()));
            });
  }

  private Uni<ChallengeObserved> challenge(AgentClaim agent, int number) {
    return probes
        .draw("matrix challenge " + number + " of " + agent.id())
        .flatMap(drawn -> asked(agent, drawn))
        .map(ChallengeObserved::of);
  }

  private Uni<Answer<ChallengeResult>> asked(AgentClaim agent, Answer<byte[]> drawn) {
    return switch (drawn) {
      case Unanswered<byte[]> none ->
          Uni.createFrom().item(new Unanswered<>(none.reason(), none.explanation(), none.from()));
      case Answered<byte[]> seed -> probes.ask(question(agent, seed.value()));
    };
  }

  private MatrixChallenge question(AgentClaim agent, byte[] seed) {
    CapacityAgreement agreement = agent.agreement();
    return new MatrixChallenge(
        agent.address(),
        agent.nodeKey(),
        HexFormat.of().formatHex(seed),
        Objects.requireNonNull(agent.atLeastTops())
            .multiply(TERA)
            .multiply(BigDecimal.valueOf(SECONDS)),
        openings(terms),
        agreement == null ? DEADLINE_SECONDS : agreement.withinSeconds());
  }
}
