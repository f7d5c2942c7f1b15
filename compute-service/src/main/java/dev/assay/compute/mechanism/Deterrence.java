package dev.assay.compute.mechanism;

import dev.assay.compute.claims.MechanismClaim.Parameters;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether cheating loses more than it saves: p d (1 - c) (R + S) > g, with p the probability of an
 * audit, d that it detects, c the share of auditors that collude, R the reward and S the stake that
 * a detected cheater loses, g the cost that cheating saves. A risk-neutral node that cheats gains g
 * and expects to lose the left side. Exact decimals. Pure.
 */
record Deterrence(Parameters parameters) {
  private static final MathContext SHOWN = new MathContext(4, RoundingMode.FLOOR);

  /** The parameters that aren't published, by their names. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    note(missing, "audited (p)", parameters.audited());
    note(missing, "detected (d)", parameters.detected());
    note(missing, "colluding (c)", parameters.colluding());
    note(missing, "reward (R)", parameters.reward());
    note(missing, "slash (S)", parameters.slash());
    note(missing, "saved (g)", parameters.saved());
    return missing;
  }

  /**
   * What a cheater expects to lose, with what is missing of p, d and c taken in the project's
   * favour; null when R or S is missing, because nothing bounds it then.
   */
  @Nullable BigDecimal mostLoss() {
    BigDecimal reward = parameters.reward();
    BigDecimal slash = parameters.slash();
    if (reward == null || slash == null) {
      return null;
    }
    return or(parameters.audited(), BigDecimal.ONE)
        .multiply(or(parameters.detected(), BigDecimal.ONE))
        .multiply(BigDecimal.ONE.subtract(or(parameters.colluding(), BigDecimal.ZERO)))
        .multiply(reward.add(slash));
  }

  /** Whether cheating pays even with what is missing taken in the project's favour. */
  boolean fails() {
    BigDecimal loss = mostLoss();
    BigDecimal saved = parameters.saved();
    return loss != null && saved != null && loss.compareTo(saved) <= 0;
  }

  /** The share of colluding auditors from which on cheating pays; null when it can't be told. */
  @Nullable BigDecimal breaksAt() {
    Parameters honest =
        new Parameters(
            parameters.audited(),
            parameters.detected(),
            BigDecimal.ZERO,
            parameters.reward(),
            parameters.slash(),
            parameters.saved(),
            parameters.unit());
    Deterrence alone = new Deterrence(honest);
    BigDecimal loss = alone.mostLoss();
    BigDecimal saved = parameters.saved();
    if (!alone.missing().isEmpty() || loss == null || saved == null || alone.fails()) {
      return null;
    }
    return BigDecimal.ONE.subtract(saved.divide(loss, MathContext.DECIMAL64)).round(SHOWN);
  }

  private static BigDecimal or(@Nullable BigDecimal value, BigDecimal otherwise) {
    return value == null ? otherwise : value;
  }

  private static void note(List<String> missing, String name, @Nullable BigDecimal value) {
    if (value == null) {
      missing.add(name);
    }
  }
}
