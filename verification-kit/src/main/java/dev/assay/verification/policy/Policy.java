package dev.assay.verification.policy;

import dev.assay.verification.check.Freshness;
import dev.assay.verification.check.Sampling;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A thesis as versioned data, without code: which checks are required, which refutations fail a
 * project, weights, the coverage floor, and the terms that its verifications are held to.
 *
 * @param name lower-case letters, digits and hyphens
 * @param version of this name, raised with every change
 * @param title for people
 * @param description whom it is for
 * @param validFor how long its verdicts stand
 * @param coverageFloor below which a verdict is INCONCLUSIVE, from 0 to 1
 * @param errorProbability of a whole layer report, at most
 * @param sampling sample sizes
 * @param freshness how old evidence may be
 * @param requirements further terms, by name
 * @param checks one rule for each check that it names; every other check is soft without weight
 */
public record Policy(
    String schema,
    String name,
    int version,
    String title,
    String description,
    Duration validFor,
    BigDecimal coverageFloor,
    BigDecimal errorProbability,
    Sampling sampling,
    Freshness freshness,
    Map<String, String> requirements,
    List<Rule> checks) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.policy/v1";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  public Policy {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(name, "name");
    Require.that(
        NAME.matcher(name).matches(), "name", "must be lower-case letters, digits and hyphens");
    Require.that(version > 0, "version", "must be positive");
    Require.text(title, "title", 200);
    Require.text(description, "description", 2000);
    Require.present(validFor, "validFor");
    Require.that(validFor.isPositive(), "validFor", "must be positive");
    Require.present(coverageFloor, "coverageFloor");
    Require.that(
        coverageFloor.signum() > 0 && coverageFloor.compareTo(BigDecimal.ONE) <= 0,
        "coverageFloor",
        "must lie above 0 and at most at 1");
    Require.present(errorProbability, "errorProbability");
    Require.present(sampling, "sampling");
    Require.present(freshness, "freshness");
    requirements = new TreeMap<>(Require.map(requirements));
    checks = Require.list(checks, "checks", 500);
    Require.that(
        checks.stream().map(Rule::check).distinct().count() == checks.size(),
        "checks",
        "must name a check once");
  }

  /** The terms that a verification under this policy is held to, as of this time. */
  public Terms terms(Instant asOf) {
    return new Terms(
        Terms.SCHEMA, asOf, errorProbability, Map.of(), sampling, freshness, requirements);
  }

  /** The rule for a check, or null when the policy doesn't name it. */
  public @Nullable Rule rule(String check) {
    return checks.stream().filter(r -> r.check().equals(check)).findFirst().orElse(null);
  }

  /** The digest of the canonical document. */
  public Digest digest() {
    return CanonicalJson.digest(this);
  }
}
