package dev.assay.data.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.claims.DataClaims;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Grading;
import java.util.List;

/**
 * Runs a check as a layer run does: observe, write and read the observation, judge, grade, replay.
 */
public final class Verifying {
  /** The terms of tests. */
  public static final Terms TERMS = Terms.standard(ScriptedWorld.NOW);

  private Verifying() {}

  /** The findings of this check. */
  public static <O> List<Finding> findings(
      Check<DataClaims, O> check, DataClaims claims, ScriptedWorld world) {
    return findings(check, claims, world, TERMS);
  }

  /** The findings of this check under these terms. */
  public static <O> List<Finding> findings(
      Check<DataClaims, O> check, DataClaims claims, ScriptedWorld world, Terms terms) {
    O live = check.observe(claims, terms, world).await().indefinitely();
    O replayed = check.observe(claims, terms, world.replay()).await().indefinitely();
    assertThat(CanonicalJson.write(replayed)).isEqualTo(CanonicalJson.write(live));
    return new Grading(check.spec(), terms)
        .grade(check.judge().judge(claims, read(check, live), terms));
  }

  /** The finding of this check about its only subject. */
  public static <O> Finding finding(
      Check<DataClaims, O> check, DataClaims claims, ScriptedWorld world) {
    List<Finding> findings = findings(check, claims, world);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static <O> O read(Check<DataClaims, O> check, O live) {
    try {
      return CanonicalJson.read(CanonicalJson.write(live), check.observationType());
    } catch (InvalidDocument e) {
      throw new AssertionError("the observation can't be read back: " + e.getMessage(), e);
    }
  }
}
