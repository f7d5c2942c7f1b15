package dev.assay.gateway.verdict;

import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.evidence.StoredBundle;
import dev.assay.verification.bundle.BundleIndex;
import dev.assay.verification.bundle.BundlePaths;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Puts a verdict's bundle together out of the evidence store, by the list that it was made with.
 */
@ApplicationScoped
public class BundleAssembly {
  private final EvidenceStore evidence;
  private final StoredBundle bundle;

  BundleAssembly(EvidenceStore evidence, StoredBundle bundle) {
    this.evidence = evidence;
    this.bundle = bundle;
  }

  /** What the verdict's bundle holds. */
  Uni<BundleIndex> index(StoredVerdict verdict) {
    return evidence.content(verdict.bundle()).map(BundleAssembly::index);
  }

  /** The bundle as a zip, with the page riding along, as its reader takes it. */
  Multi<byte[]> zip(BundleIndex index, StoredVerdict verdict) {
    return bundle.zip(index, Map.of(BundlePaths.PAGE, verdict.page()));
  }

  private static BundleIndex index(byte[] json) {
    try {
      return CanonicalJson.read(json, BundleIndex.class);
    } catch (InvalidDocument e) {
      throw new IllegalStateException("a stored bundle can't be read: " + e.getMessage(), e);
    }
  }
}
