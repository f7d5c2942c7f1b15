package dev.assay.compute.challenge;

import java.util.List;

/**
 * The challenges of each agent: the observation of the check.
 *
 * @param agents in the claim's order; those of which neither rate nor memory is claimed are not
 *     challenged
 */
public record HardwareObserved(List<Agent> agents) {

  /**
   * One agent.
   *
   * @param challenges in the order in which they were issued; the first of all agents at one time
   * @param memory those with passes over kept tiles, after all others
   */
  public record Agent(String id, List<ChallengeObserved> challenges, List<MemoryObserved> memory) {
    public Agent {
      challenges = List.copyOf(challenges);
      memory = List.copyOf(memory);
    }

    /** The same with these challenges of its memory. */
    Agent keeping(List<MemoryObserved> challenged) {
      return new Agent(id, challenges, challenged);
    }
  }

  public HardwareObserved {
    agents = List.copyOf(agents);
  }
}
