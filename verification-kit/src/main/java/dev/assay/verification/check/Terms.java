package dev.assay.verification.check;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a verification is held to: the time it is judged as of, the stated error probability, sample
 * sizes and requirements. Part of the bundle.
 *
 * @param asOf the time it is judged as of
 * @param errorProbability the probability that a whole layer report errs, at most; as 0.01
 * @param statisticalClaims for each layer the number m of statistical claims, fixed before its
 *     first probe; a layer's decisions are each held to errorProbability / m
 * @param sampling sample sizes
 * @param freshness how old evidence may be
 * @param requirements further requirements of the policy, by name
 */
public record Terms(
    String schema,
    Instant asOf,
    BigDecimal errorProbability,
    Map<String, Integer> statisticalClaims,
    Sampling sampling,
    Freshness freshness,
    Map<String, String> requirements) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.terms/v1";

  private static final BigDecimal WEAKEST = new BigDecimal("0.1");

  public Terms {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(asOf, "asOf");
    Require.present(errorProbability, "errorProbability");
    Require.that(
        errorProbability.signum() > 0 && errorProbability.compareTo(WEAKEST) <= 0,
        "errorProbability",
        "must lie above 0 and at most at 0.1");
    statisticalClaims = new TreeMap<>(Require.map(statisticalClaims));
    Require.present(sampling, "sampling");
    Require.present(freshness, "freshness");
    requirements = new TreeMap<>(Require.map(requirements));
  }

  /** Terms with the defaults that the built-in policies share, as of this time. */
  public static Terms standard(Instant asOf) {
    return new Terms(
        SCHEMA,
        asOf,
        new BigDecimal("0.01"),
        Map.of(),
        new Sampling(new BigDecimal("0.05"), 500, 1200, 100, 64L << 30),
        new Freshness(
            Duration.ofHours(24), Duration.ofHours(24), Duration.ofDays(30), Duration.ofHours(24)),
        Map.of());
  }

  /** The error probability of one statistical decision of this layer: errorProbability / m. */
  public BigDecimal alpha(LayerName layer) {
    int m = Math.max(1, statisticalClaims.getOrDefault(layer.word(), 1));
    return errorProbability.divide(BigDecimal.valueOf(m), MathContext.DECIMAL64);
  }

  /** These terms with the number of statistical claims of one layer fixed. */
  public Terms fixing(LayerName layer, int m) {
    TreeMap<String, Integer> fixed = new TreeMap<>(statisticalClaims);
    fixed.put(layer.word(), m);
    return withClaims(fixed);
  }

  /** These terms as one layer sees them: with its own number of statistical claims only. */
  public Terms seenBy(LayerName layer) {
    Integer m = statisticalClaims.get(layer.word());
    return withClaims(m == null ? Map.of() : Map.of(layer.word(), m));
  }

  /** The digest of the canonical document. */
  public Digest digest() {
    return CanonicalJson.digest(this);
  }

  private Terms withClaims(Map<String, Integer> claims) {
    return new Terms(schema, asOf, errorProbability, claims, sampling, freshness, requirements);
  }
}
