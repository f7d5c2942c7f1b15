package dev.assay.compute.challenge;

import java.util.List;

/**
 * The challenges of each agent: the observation of hardware-proof and of gpu-count.
 *
 * @param agents in the claim's order; those without a claimed rate are not challenged
 */
public record HardwareObserved(List<Agent> agents) {

  /**
   * One agent.
   *
   * @param challenges in the order in which they were issued; the first of all agents at one time
   */
  public record Agent(String id, List<ChallengeObserved> challenges) {
    public Agent {
      challenges = List.copyOf(challenges);
    }
  }

  public HardwareObserved {
    agents = List.copyOf(agents);
  }
}
