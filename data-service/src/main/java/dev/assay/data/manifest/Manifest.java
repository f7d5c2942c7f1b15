package dev.assay.data.manifest;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says: its files, which of them are needed, and the licences it names. Immutable.
 *
 * @param files as listed, each name with the same digest once
 * @param unlisted names that a RecordSet reads although the manifest lists no such file
 * @param licences as written, in order
 */
public record Manifest(List<ManifestFile> files, List<String> unlisted, List<String> licences) {
  /** The most files that are read of one manifest. */
  public static final int MAX_FILES = 100_000;

  public Manifest {
    files = List.copyOf(files);
    unlisted = List.copyOf(unlisted);
    licences = List.copyOf(licences);
  }

  /** A manifest of files that are all needed. */
  static Manifest ofFiles(List<ManifestFile> files) {
    return new Manifest(consistent(files), List.of(), List.of());
  }

  /**
   * The files, repeated entries once. Two digests for one name or one address contradict each
   * other: neither is a promise that bytes could break, so both become unusable.
   */
  static List<ManifestFile> consistent(List<ManifestFile> files) {
    Set<String> names = clashing(files, ManifestFile::name);
    Set<URI> addresses = clashing(files, ManifestFile::address);
    Set<ManifestFile> kept = new LinkedHashSet<>();
    for (ManifestFile file : files) {
      boolean clash = names.contains(file.name()) || addresses.contains(file.address());
      kept.add(clash ? file.unusable("is one of several for the same file") : file);
    }
    return List.copyOf(kept);
  }

  private static <K> Set<@Nullable K> clashing(
      List<ManifestFile> files, Function<ManifestFile, @Nullable K> key) {
    Map<K, DeclaredDigest.Usable> seen = new HashMap<>();
    Set<@Nullable K> clashing = new HashSet<>();
    for (ManifestFile file : files) {
      K named = key.apply(file);
      if (named != null && file.digest() instanceof DeclaredDigest.Usable digest) {
        DeclaredDigest.Usable before = seen.putIfAbsent(named, digest);
        if (before != null && contradict(before, digest)) {
          clashing.add(named);
        }
      }
    }
    return clashing;
  }

  private static boolean contradict(DeclaredDigest.Usable a, DeclaredDigest.Usable b) {
    return a.algorithm() == b.algorithm() && !a.hex().equals(b.hex());
  }
}
