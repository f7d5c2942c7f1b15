package dev.assay.layer.door;

import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.evidence.StoredBundle;
import dev.assay.layer.store.Verification;
import dev.assay.layer.store.VerificationStore;
import dev.assay.verification.bundle.BundleIndex;
import dev.assay.verification.bundle.BundlePaths;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Recording;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Packs a layer's own bundle out of the evidence: claims, terms, register, recording with its
 * bodies, observations, report. It is written as its reader takes it, whatever its size.
 */
@ApplicationScoped
public class LayerBundle {
  private final Verifications verifications;
  private final VerificationStore store;
  private final EvidenceStore evidence;
  private final StoredBundle bundle;

  LayerBundle(
      Verifications verifications,
      VerificationStore store,
      EvidenceStore evidence,
      StoredBundle bundle) {
    this.verifications = verifications;
    this.store = store;
    this.evidence = evidence;
    this.bundle = bundle;
  }

  /** What the bundle of a verification that is over holds. */
  Uni<BundleIndex> index(UUID id) {
    return verifications
        .find(id)
        .invoke(LayerBundle::demandOwn)
        .chain(this::files)
        .map(files -> new BundleIndex(BundleIndex.SCHEMA, files));
  }

  /** Its zip. */
  Multi<byte[]> zip(BundleIndex index) {
    return bundle.zip(index, Map.of());
  }

  private Uni<Map<String, Digest>> files(Verification of) {
    Map<String, Digest> named = new LinkedHashMap<>();
    named.put(BundlePaths.CLAIMS, of.claims());
    named.put(BundlePaths.TERMS, Objects.requireNonNull(of.runTerms()));
    named.put(BundlePaths.REGISTER, Objects.requireNonNull(of.register()));
    named.put(BundlePaths.REPORT, Objects.requireNonNull(of.report()));
    Digest recording = Objects.requireNonNull(of.recording());
    named.put(BundlePaths.RECORDING, recording);
    return store
        .observations(of.id())
        .invoke(all -> all.forEach((c, digest) -> named.put(BundlePaths.observation(c), digest)))
        .chain(() -> evidence.content(recording))
        .invoke(json -> bodies(json).forEach(d -> named.put(BundlePaths.evidence(d), d)))
        .replaceWith(named);
  }

  private static Set<Digest> bodies(byte[] json) {
    Set<Digest> digests = new LinkedHashSet<>();
    try {
      for (Recording.Entry entry : CanonicalJson.read(json, Recording.class).answers()) {
        digests.add(entry.envelope());
        Digest body = entry.body();
        if (body != null) {
          digests.add(body);
        }
      }
    } catch (InvalidDocument e) {
      throw new IllegalStateException("a stored recording can't be read: " + e.getMessage(), e);
    }
    return digests;
  }

  private static void demandOwn(Verification of) {
    UUID observed = of.judges();
    if (observed != null) {
      throw Fault.of(
          FaultKind.UNKNOWN_BUNDLE,
          "This one judged the observations of " + observed + "; take that one's bundle.");
    }
    if (of.report() == null) {
      throw Verifications.notFinished(of.id());
    }
  }
}
