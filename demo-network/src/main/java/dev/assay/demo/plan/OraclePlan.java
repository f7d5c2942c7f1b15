package dev.assay.demo.plan;

/**
 * The oracle, whose answers three of five registered keys sign every 30 seconds.
 *
 * @param lateSeconds how much older all answers are than they should be
 * @param unregistered whether the third signer of every answer isn't registered
 * @param extraSigner whether a fourth key, which isn't registered, signs too
 * @param replayed whether the newest round repeats the answer and time of the one before
 */
public record OraclePlan(
    int lateSeconds, boolean unregistered, boolean extraSigner, boolean replayed) {
  public OraclePlan {
    Demand.between("oracle.lateSeconds", lateSeconds, 0, 86_400);
  }

  /** On time, signed by registered keys, each round with an answer of its own. */
  public static OraclePlan standard() {
    return new OraclePlan(0, false, false, false);
  }

  public OraclePlan withLateSeconds(int seconds) {
    return new OraclePlan(seconds, unregistered, extraSigner, replayed);
  }

  public OraclePlan withUnregistered(boolean third) {
    return new OraclePlan(lateSeconds, third, extraSigner, replayed);
  }

  public OraclePlan withExtraSigner(boolean fourth) {
    return new OraclePlan(lateSeconds, unregistered, fourth, replayed);
  }

  public OraclePlan withReplayed(boolean newest) {
    return new OraclePlan(lateSeconds, unregistered, extraSigner, newest);
  }
}
