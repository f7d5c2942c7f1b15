package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the network itself does so that hardware is there as promised.
 *
 * @param kinds what it relies on; empty when the project names nothing
 * @param economicallySecure whether the project says that cheating doesn't pay; null is no
 * @param parameters as the project publishes them; null when it publishes none
 * @param statement where the project says so
 */
public record MechanismClaim(
    List<Kind> kinds,
    @Nullable Boolean economicallySecure,
    @Nullable Parameters parameters,
    Statement statement) {

  /** What proves hardware. */
  public enum Kind {
    /** Work that only such hardware does in time. */
    PROOF_OF_WORK,
    /** Stake that a cheater loses. */
    STAKE_SLASHING,
    /** An auditor's signature over what was looked at. */
    AUDIT_SIGNATURES,
    /** A report that the hardware signs. */
    ATTESTATION
  }

  /**
   * Published parameters of one period; each null when it isn't published.
   *
   * @param audited probability that a node is audited, 0 to 1
   * @param detected probability that an audit finds a cheater, 0 to 1
   * @param colluding share of auditors that collude with cheaters, 0 to 1
   * @param reward what a node earns, in the unit
   * @param slash what a cheater loses beyond the reward, in the unit
   * @param saved cost that cheating saves, in the unit
   * @param unit of the three amounts, such as {@code USD per epoch}
   */
  public record Parameters(
      @Nullable BigDecimal audited,
      @Nullable BigDecimal detected,
      @Nullable BigDecimal colluding,
      @Nullable BigDecimal reward,
      @Nullable BigDecimal slash,
      @Nullable BigDecimal saved,
      String unit) {
    public Parameters {
      share(audited, "audited");
      share(detected, "detected");
      share(colluding, "colluding");
      amount(reward, "reward");
      amount(slash, "slash");
      amount(saved, "saved");
      Require.text(unit, "unit", 60);
    }

    private static void share(@Nullable BigDecimal value, String field) {
      Require.that(
          value == null || (value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0),
          field,
          "must lie between 0 and 1");
    }

    private static void amount(@Nullable BigDecimal value, String field) {
      Require.that(value == null || value.signum() >= 0, field, "must not be negative");
    }
  }

  public MechanismClaim {
    kinds = Require.list(kinds, "kinds", Kind.values().length);
    Require.that(
        Set.copyOf(kinds).size() == kinds.size(), "kinds", "must name each mechanism once");
    Require.present(statement, "statement");
  }

  /** Whether the project says that cheating doesn't pay. */
  public boolean saysSecure() {
    return Boolean.TRUE.equals(economicallySecure);
  }
}
