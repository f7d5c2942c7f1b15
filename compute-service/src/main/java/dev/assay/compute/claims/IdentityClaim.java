package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the project says of who stands behind its nodes; at least one part must be there.
 *
 * @param operatorsAtLeast how many operators there are that are independent of one another
 * @param nodesEachAtMost how many of the nodes are one operator's at most
 * @param notIn other projects' lists in which none of the keys and devices stands; at most 8
 * @param statement where the project says so
 */
public record IdentityClaim(
    @Nullable Integer operatorsAtLeast,
    @Nullable Integer nodesEachAtMost,
    List<OtherListClaim> notIn,
    Statement statement) {
  private static final int MOST_LISTS = 8;

  public IdentityClaim {
    positive(operatorsAtLeast, "operatorsAtLeast");
    positive(nodesEachAtMost, "nodesEachAtMost");
    notIn = Require.list(notIn, "notIn", MOST_LISTS);
    Fields.distinct(notIn, OtherListClaim::id, "notIn");
    Require.present(statement, "statement");
    Require.that(
        operatorsAtLeast != null || nodesEachAtMost != null || !notIn.isEmpty(),
        "identity",
        "must claim at least one of operatorsAtLeast, nodesEachAtMost, notIn");
  }

  private static void positive(@Nullable Integer value, String field) {
    Require.that(value == null || value >= 1, field, "must be 1 or more");
  }
}
