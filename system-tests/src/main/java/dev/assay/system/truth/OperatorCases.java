package dev.assay.system.truth;

import static dev.assay.system.truth.ClaimsChange.set;
import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.Map;

/**
 * The cases of who stands behind the nodes. What is proven by shared keys is counted, so that
 * nothing is left to chance.
 */
final class OperatorCases {
  private static final String IDENTITY = "compute.identity-distinctness";
  private static final String OPERATORS = "operators";
  private static final String EACH = "nodes-each";

  private OperatorCases() {}

  static List<TruthCase> all() {
    return List.of(
        lie(IDENTITY, "keys-under-two-names", "8 of 24 operators use others' keys", OPERATORS)
            .serving(network -> network.withNodes(nodes -> nodes.withOperators(24).withRepeated(8)))
            .claiming(claims("operatorsAtLeast", 24)),
        lie(IDENTITY, "one-large-operator", "3 nodes each are claimed, one has 9 of 24", EACH)
            .serving(network -> network.withNodes(nodes -> nodes.withFirstOperatorNodes(9)))
            .claiming(claims("nodesEachAtMost", 3)),
        honest(IDENTITY, "as-listed", "8 operators in networks of their own", OPERATORS)
            .claiming(claims("operatorsAtLeast", 8))
            .unproven(Reason.WEAK_SOURCE),
        honest(IDENTITY, "neighbours", "8 operators rent in one network", OPERATORS)
            .serving(network -> network.withNodes(nodes -> nodes.withOneSubnet(true)))
            .claiming(claims("operatorsAtLeast", 8))
            .claiming(set("/distribution/networksAtLeast", 1))
            .unproven(Reason.ATTRIBUTION));
  }

  private static ClaimsChange claims(String part, int number) {
    Map<String, String> statement =
        Map.of("source", "http://127.42.0.1:4280/", "date", "2026-11-01", "quote", "made up");
    return set("/identity", Map.of(part, number, "statement", statement));
  }
}
