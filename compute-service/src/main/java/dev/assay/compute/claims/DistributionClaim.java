package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the project says of how its nodes are distributed; at least one part must be there.
 *
 * @param nakamotoAtLeast the least number of operators that together hold a strict majority of the
 *     nodes
 * @param operatorsAtLeast how many operators there are
 * @param networksAtLeast in how many networks (/24 of IPv4, /48 of IPv6) the nodes answer
 * @param regions regions or countries with at least one node, in the words of the node lists
 * @param hyperscalerShareAtMost the share of nodes at large cloud providers, 0 to 1
 * @param statement where the project says so
 */
public record DistributionClaim(
    @Nullable Integer nakamotoAtLeast,
    @Nullable Integer operatorsAtLeast,
    @Nullable Integer networksAtLeast,
    List<String> regions,
    @Nullable BigDecimal hyperscalerShareAtMost,
    Statement statement) {
  private static final int MOST_REGIONS = 300;
  private static final int LONGEST_REGION = 100;

  public DistributionClaim {
    positive(nakamotoAtLeast, "nakamotoAtLeast");
    positive(operatorsAtLeast, "operatorsAtLeast");
    positive(networksAtLeast, "networksAtLeast");
    regions = Require.list(regions, "regions", MOST_REGIONS);
    regions.forEach(region -> Require.text(region, "regions", LONGEST_REGION));
    Require.that(
        hyperscalerShareAtMost == null
            || (hyperscalerShareAtMost.signum() >= 0
                && hyperscalerShareAtMost.compareTo(BigDecimal.ONE) <= 0),
        "hyperscalerShareAtMost",
        "must lie between 0 and 1, for example \"0.2\" for 20 %");
    Require.present(statement, "statement");
    Require.that(
        nakamotoAtLeast != null
            || operatorsAtLeast != null
            || networksAtLeast != null
            || hyperscalerShareAtMost != null
            || !regions.isEmpty(),
        "distribution",
        "must claim at least one of nakamotoAtLeast, operatorsAtLeast, networksAtLeast, regions,"
            + " hyperscalerShareAtMost");
  }

  private static void positive(@Nullable Integer value, String field) {
    Require.that(value == null || value >= 1, field, "must be 1 or more");
  }
}
