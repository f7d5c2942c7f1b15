package dev.assay.gateway.verdict;

import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.bundle.Bundle;
import dev.assay.verification.bundle.BundleIndex;
import dev.assay.verification.bundle.BundlePaths;
import dev.assay.verification.bundle.BundleZip;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts a verdict's bundle together out of the evidence store, by the list that it was made with.
 */
@ApplicationScoped
public class BundleAssembly {
  private static final int AT_ONCE = 4;

  private final EvidenceStore evidence;

  BundleAssembly(EvidenceStore evidence) {
    this.evidence = evidence;
  }

  /** The bundle as a zip, with the page riding along. */
  public Uni<byte[]> zip(StoredVerdict verdict) {
    return evidence
        .content(verdict.bundle())
        .map(BundleAssembly::index)
        .chain(index -> files(index.files()))
        .chain(
            files ->
                evidence
                    .content(verdict.page())
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(page -> zip(files, page, verdict.bundle())));
  }

  private Uni<Map<String, byte[]>> files(Map<String, Digest> listed) {
    return Multi.createFrom()
        .iterable(listed.entrySet())
        .onItem()
        .transformToUni(
            file -> evidence.content(file.getValue()).map(bytes -> Map.entry(file.getKey(), bytes)))
        .merge(AT_ONCE)
        .collect()
        .in(TreeMap::new, (all, file) -> all.put(file.getKey(), file.getValue()));
  }

  private static byte[] zip(Map<String, byte[]> files, byte[] page, Digest expected) {
    Bundle bundle = Bundle.of(files).withUnlisted(BundlePaths.PAGE, page);
    if (!bundle.digest().equals(expected)) {
      throw new IllegalStateException("the stored files are not those of bundle " + expected);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BundleZip.write(bundle, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static BundleIndex index(byte[] json) {
    try {
      return CanonicalJson.read(json, BundleIndex.class);
    } catch (InvalidDocument e) {
      throw new IllegalStateException("a stored bundle can't be read: " + e.getMessage(), e);
    }
  }
}
