package dev.assay.verification.policy;

import dev.assay.verification.document.Require;

/**
 * What a policy says of one check.
 *
 * @param check its id
 * @param role what it does to the verdict
 * @param weight in coverage and score; 0 to 100
 * @param exemptNotApplicable whether a project without such a claim is excused
 */
public record Rule(String check, Role role, int weight, boolean exemptNotApplicable) {
  public Rule {
    Require.text(check, "check", 100);
    Require.present(role, "role");
    Require.that(weight >= 0 && weight <= 100, "weight", "must lie between 0 and 100");
  }
}
