package dev.assay.layer.run;

import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.report.ObservationDocument;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Objects;

/**
 * Takes the observations that were stored; asks nobody, and keeps the terms they were made under.
 */
final class StoredObserver<C> implements Observer<C> {
  private final EvidenceStore evidence;
  private final Map<String, Digest> observations;

  StoredObserver(EvidenceStore evidence, Map<String, Digest> observations) {
    this.evidence = evidence;
    this.observations = observations;
  }

  /** Whether this check was observed. */
  boolean has(String check) {
    return observations.containsKey(check);
  }

  @Override
  public Uni<ObservationDocument> observe(Check<C, ?> check, C claims, Terms terms) {
    Digest digest = Objects.requireNonNull(observations.get(check.spec().id()));
    return evidence.content(digest).map(StoredObserver::document);
  }

  @Override
  public boolean cancelled() {
    return false;
  }

  private static ObservationDocument document(byte[] json) {
    try {
      return CanonicalJson.read(json, ObservationDocument.class);
    } catch (InvalidDocument e) {
      throw new IllegalStateException("a stored observation can't be read: " + e.getMessage(), e);
    }
  }
}
