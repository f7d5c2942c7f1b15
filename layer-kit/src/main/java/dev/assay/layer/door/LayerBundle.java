package dev.assay.layer.door;

import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.store.Verification;
import dev.assay.layer.store.VerificationStore;
import dev.assay.verification.bundle.Bundle;
import dev.assay.verification.bundle.BundlePaths;
import dev.assay.verification.bundle.BundleZip;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Recording;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Packs a layer's own bundle out of the evidence: claims, terms, register, recording with its
 * bodies, observations, report. What one of them names is there, or the bundle isn't made.
 */
@ApplicationScoped
public class LayerBundle {
  private static final long LARGEST = 256L * 1024 * 1024;

  private final Verifications verifications;
  private final VerificationStore store;
  private final EvidenceStore evidence;

  LayerBundle(Verifications verifications, VerificationStore store, EvidenceStore evidence) {
    this.verifications = verifications;
    this.store = store;
    this.evidence = evidence;
  }

  /** The zip of a verification that is over. */
  public Uni<byte[]> zip(UUID id) {
    return verifications.find(id).invoke(LayerBundle::demandOwn).chain(this::files).map(this::zip);
  }

  private Uni<Map<String, byte[]>> files(Verification of) {
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
        .chain(() -> contents(named));
  }

  private Uni<Map<String, byte[]>> contents(Map<String, Digest> named) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    long[] bytes = {0};
    return Multi.createFrom()
        .iterable(named.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            file ->
                evidence
                    .content(file.getValue())
                    .invoke(
                        content -> {
                          bytes[0] += content.length;
                          demandSmall(bytes[0]);
                          files.put(file.getKey(), content);
                        }))
        .collect()
        .last()
        .replaceWith(files);
  }

  private byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BundleZip.write(Bundle.of(files), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
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

  private static void demandSmall(long bytes) {
    if (bytes > LARGEST) {
      throw Fault.of(
          FaultKind.TOO_LARGE,
          "The bundle is larger than " + LARGEST + " bytes; read its evidence by digest.");
    }
  }
}
