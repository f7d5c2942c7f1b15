package dev.assay.verification.policy;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Project;
import dev.assay.verification.report.Coverage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a project is given under a policy, as of a time: a pure function of (dossier, terms,
 * reports, policy). Its id, date and bundle digest are an envelope around it, absent inside the
 * bundle.
 *
 * @param asOf the time it judges as of
 * @param validUntil how long it stands
 * @param verdict the word
 * @param score 0 to 100; shown, never decides
 * @param coverage of the policy's checks
 * @param policy under which
 * @param decidedBy ids of the checks that decided
 * @param missingForPass what stands between the project and a PASS
 * @param layers with their findings
 * @param unknowns what could not be told
 * @param derivedFrom id of the verdict whose evidence this one judges again
 */
public record Verdict(
    String schema,
    @Nullable String id,
    @Nullable Instant createdAt,
    Instant asOf,
    Instant validUntil,
    Project project,
    VerdictWord verdict,
    int score,
    Coverage coverage,
    PolicyReference policy,
    List<String> decidedBy,
    List<Missing> missingForPass,
    List<LayerVerdict> layers,
    List<Unknown> unknowns,
    Digest dossierDigest,
    Digest termsDigest,
    @Nullable String derivedFrom,
    @Nullable Digest bundleDigest) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.verdict/v1";

  /** Which policy, exactly. */
  public record PolicyReference(String name, int version, Digest digest) {}

  public Verdict {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    decidedBy = List.copyOf(decidedBy);
    missingForPass = List.copyOf(missingForPass);
    layers = List.copyOf(layers);
    unknowns = List.copyOf(unknowns);
  }

  /** The same verdict in its envelope. */
  public Verdict issued(String id, Instant createdAt, Digest bundleDigest) {
    return with(id, createdAt, bundleDigest);
  }

  /** The same verdict without its envelope, as it stands in a bundle. */
  public Verdict bare() {
    return with(null, null, null);
  }

  private Verdict with(
      @Nullable String id, @Nullable Instant createdAt, @Nullable Digest bundleDigest) {
    return new Verdict(
        schema,
        id,
        createdAt,
        asOf,
        validUntil,
        project,
        verdict,
        score,
        coverage,
        policy,
        decidedBy,
        missingForPass,
        layers,
        unknowns,
        dossierDigest,
        termsDigest,
        derivedFrom,
        bundleDigest);
  }
}
