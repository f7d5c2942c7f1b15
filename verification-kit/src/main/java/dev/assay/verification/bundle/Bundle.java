package dev.assay.verification.bundle;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.report.ObservationDocument;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything behind a verdict, or behind one layer's report, as files by path. The same content has
 * the same bytes and the same digest. Immutable.
 *
 * <p>A verdict's bundle holds {@code dossier.json, terms.json, policy.json, register.json,
 * recording.json, observations/<check>.json, evidence/<sha256>, verdict.json}; a layer's own bundle
 * has {@code claims.json} in place of the dossier, {@code report.json} in place of the verdict, and
 * no policy.
 */
public final class Bundle {
  private final SortedMap<String, byte[]> files;
  private final SortedMap<String, byte[]> unlisted;
  private final BundleIndex index;

  Bundle(Map<String, byte[]> files, Map<String, byte[]> unlisted) {
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    this.unlisted = Collections.unmodifiableSortedMap(new TreeMap<>(unlisted));
    TreeMap<String, Digest> digests = new TreeMap<>();
    files.forEach((path, bytes) -> digests.put(path, Digest.of(bytes)));
    this.index = new BundleIndex(BundleIndex.SCHEMA, digests);
  }

  /** A bundle of these files by path; whoever calls knows that they belong together. */
  public static Bundle of(Map<String, byte[]> files) {
    return new Bundle(files, Map.of());
  }

  /** A bundle in the making. */
  public static Builder builder() {
    return new Builder();
  }

  /** The SHA-256 of {@code bundle.json}. */
  public Digest digest() {
    return index.digest();
  }

  /** The list of files, {@code bundle.json}. */
  public BundleIndex index() {
    return index;
  }

  /** The listed files by path. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** The files that ride along. */
  public SortedMap<String, byte[]> unlisted() {
    return unlisted;
  }

  /** The same bundle with a file that rides along unlisted, such as the page. */
  public Bundle withUnlisted(String path, byte[] bytes) {
    TreeMap<String, byte[]> more = new TreeMap<>(unlisted);
    more.put(path, bytes.clone());
    return new Bundle(files, more);
  }

  /** Collects a bundle's files. Not thread-safe. */
  public static final class Builder {
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    private Builder() {}

    /** A document of ours under one of the names that {@link BundlePaths} knows. */
    public Builder document(String path, Object document) {
      files.put(path, CanonicalJson.write(document));
      return this;
    }

    /** The recording and the bytes that it names. */
    public Builder recording(Recording recording, Map<Digest, byte[]> evidence) {
      document(BundlePaths.RECORDING, recording);
      evidence.forEach((digest, bytes) -> files.put(BundlePaths.evidence(digest), bytes.clone()));
      return this;
    }

    /** What the checks observed. */
    public Builder observations(Collection<ObservationDocument> observations) {
      observations.forEach(o -> document(BundlePaths.observation(o.check()), o));
      return this;
    }

    /** The bundle. */
    public Bundle build() {
      return new Bundle(files, Map.of());
    }
  }
}
