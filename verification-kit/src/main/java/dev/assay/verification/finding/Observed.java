package dev.assay.verification.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value that was observed, with its unit and where it comes from.
 *
 * @param name such as {@code nodes.answered}
 * @param value as text, exact
 * @param unit such as {@code ms}, {@code nodes}; null for a pure number or word
 * @param evidenceClass how strong it is
 * @param at when it was observed
 * @param source who said it
 * @param evidence digest of what stands behind it
 */
public record Observed(
    String name,
    String value,
    @Nullable String unit,
    @JsonProperty("class") EvidenceClass evidenceClass,
    Instant at,
    String source,
    Digest evidence) {
  public Observed {
    Require.text(name, "name", 200);
    Require.present(value, "value");
    Require.present(evidenceClass, "class");
    Require.present(at, "at");
    Require.present(source, "source");
    Require.present(evidence, "evidence");
  }

  /** A value without a unit. */
  public static Observed of(String name, Object value, Provenance from) {
    return of(name, value, null, from);
  }

  /** A value with its unit. */
  public static Observed of(String name, Object value, @Nullable String unit, Provenance from) {
    return new Observed(
        name, text(value), unit, from.evidenceClass(), from.at(), from.source(), from.evidence());
  }

  private static String text(Object value) {
    return value instanceof java.math.BigDecimal d ? d.toPlainString() : String.valueOf(value);
  }
}
