package dev.assay.verification.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * The share that was decided, from 0 to 1 with four decimals, rounded down so that a floor is never
 * met by rounding. Nothing to decide is a share of 0: an empty dossier covers nothing.
 *
 * @param share of what could be decided
 */
public record Coverage(@JsonValue BigDecimal share) {
  private static final int DECIMALS = 4;

  public Coverage {
    Require.present(share, "share");
  }

  /** The coverage that a document states. */
  @JsonCreator
  public static Coverage parse(BigDecimal share) {
    return new Coverage(share);
  }

  /** The decided part of a whole, in any common weight. */
  public static Coverage of(BigDecimal decided, BigDecimal whole) {
    return new Coverage(
        whole.signum() == 0
            ? BigDecimal.ZERO.setScale(DECIMALS)
            : decided.divide(whole, DECIMALS, RoundingMode.DOWN));
  }

  /** A layer's own coverage: its decided findings over its applicable ones. */
  public static Coverage ofFindings(Collection<Finding> findings) {
    long applicable = findings.stream().filter(f -> f.outcome() != Outcome.NOT_APPLICABLE).count();
    long decided = findings.stream().filter(f -> f.outcome().decided()).count();
    return of(BigDecimal.valueOf(decided), BigDecimal.valueOf(applicable));
  }
}
