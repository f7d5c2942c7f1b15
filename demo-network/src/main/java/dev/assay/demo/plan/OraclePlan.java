package dev.assay.demo.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The oracle, whose answers three of five registered keys sign every 30 seconds.
 *
 * @param lateSeconds how much older all answers are than they should be
 * @param unregistered whether the third signer of every answer isn't registered
 * @param extraSigner whether a fourth key, which isn't registered, signs too
 * @param replayed whether the newest round repeats the answer and time of the one before
 * @param rounds how many of the newest rounds are served
 * @param chained how the answers stand on the token's chain
 */
public record OraclePlan(
    int lateSeconds,
    boolean unregistered,
    boolean extraSigner,
    boolean replayed,
    int rounds,
    Chained chained) {

  /** How the answers stand on chain. */
  public enum Chained {
    /** They name no transaction. */
    @JsonProperty("unlinked")
    UNLINKED,
    /** As they are served. */
    @JsonProperty("as-served")
    AS_SERVED,
    /** No endpoint knows the transactions that they name. */
    @JsonProperty("missing")
    MISSING,
    /** The second endpoint alone doesn't know them. */
    @JsonProperty("disputed")
    DISPUTED,
    /** Their transactions took no effect. */
    @JsonProperty("reverted")
    REVERTED,
    /** An account that isn't registered sent them. */
    @JsonProperty("stranger")
    STRANGER,
    /** The contract got other values. */
    @JsonProperty("other-value")
    OTHER_VALUE
  }

  public OraclePlan {
    Demand.between("oracle.lateSeconds", lateSeconds, 0, 86_400);
    Demand.between("oracle.rounds", rounds, 2, 1000);
  }

  /** On time, signed by registered keys, each of twenty rounds with an answer of its own. */
  public static OraclePlan standard() {
    return new OraclePlan(0, false, false, false, 20, Chained.UNLINKED);
  }

  public OraclePlan withLateSeconds(int seconds) {
    return with("lateSeconds", seconds);
  }

  public OraclePlan withUnregistered(boolean third) {
    return with("unregistered", third);
  }

  public OraclePlan withExtraSigner(boolean fourth) {
    return with("extraSigner", fourth);
  }

  public OraclePlan withReplayed(boolean newest) {
    return with("replayed", newest);
  }

  public OraclePlan withRounds(int newest) {
    return with("rounds", newest);
  }

  public OraclePlan withChained(Chained how) {
    return with("chained", how);
  }

  private OraclePlan with(String field, Object value) {
    return PlanDocument.changed(this, field, value);
  }
}
