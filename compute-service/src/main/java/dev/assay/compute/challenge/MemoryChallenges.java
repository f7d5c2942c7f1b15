package dev.assay.compute.challenge;

import dev.assay.compute.claims.AgentClaim;
import dev.assay.compute.claims.AgentsClaim;
import dev.assay.verification.check.Terms;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Issues the challenges with passes over kept tiles: to all agents whose memory is claimed at one
 * time, so that one memory can't stand for several in turn; again only after an invalid opening.
 */
final class MemoryChallenges {
  /** Over kept tiles. */
  static final int PASSES = 10;

  /** What is filled beyond the claim, so that the bound below it can reach the claim. */
  private static final BigDecimal FILL = new BigDecimal("1.25");

  private static final int DEADLINE_SECONDS = 60;
  private static final int GIGA_DIGITS = 9;

  private final Terms terms;
  private final Probes probes;

  MemoryChallenges(Terms terms, Probes probes) {
    this.terms = terms;
    this.probes = probes;
  }

  /** Issues them all; the agents come back with what was seen of their memory. */
  Uni<List<HardwareObserved.Agent>> all(AgentsClaim claim, List<HardwareObserved.Agent> seen) {
    List<Uni<HardwareObserved.Agent>> agents = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      HardwareObserved.Agent agent = seen.get(i);
      AgentClaim claimed = claim.agents().get(i);
      agents.add(
          claimed.residentGb() == null
              ? Uni.createFrom().item(agent)
              : next(claimed, List.of()).map(agent::keeping));
    }
    return Uni.join().all(agents).andFailFast();
  }

  private Uni<List<MemoryObserved>> next(AgentClaim agent, List<MemoryObserved> before) {
    return challenge(agent, before.size() + 1)
        .flatMap(
            last -> {
              List<MemoryObserved> all = Stream.concat(before.stream(), Stream.of(last)).toList();
              return last.isInvalid() && all.size() < Challenges.INVALID_TO_REFUTE
                  ? next(agent, all)
                  : Uni.createFrom().item(all);
            });
  }

  private Uni<MemoryObserved> challenge(AgentClaim agent, int number) {
    return probes
        .draw("memory challenge " + number + " of " + agent.id())
        .flatMap(
            drawn ->
                switch (drawn) {
                  case Unanswered<byte[]> none ->
                      Uni.createFrom()
                          .item(
                              new Unanswered<MemoryResult>(
                                  none.reason(), none.explanation(), none.from()));
                  case Answered<byte[]> seed -> probes.ask(question(agent, seed.value()));
                })
        .map(answer -> MemoryObserved.of(answer, PASSES));
  }

  private MemoryChallenge question(AgentClaim agent, byte[] seed) {
    long bytes =
        Objects.requireNonNull(agent.residentGb())
            .multiply(FILL)
            .movePointRight(GIGA_DIGITS)
            .setScale(0, RoundingMode.CEILING)
            .longValueExact();
    return new MemoryChallenge(
        agent.address(),
        agent.nodeKey(),
        HexFormat.of().formatHex(seed),
        bytes,
        PASSES,
        Challenges.openings(terms),
        DEADLINE_SECONDS);
  }
}
