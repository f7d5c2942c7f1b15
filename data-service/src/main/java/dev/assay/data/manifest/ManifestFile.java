package dev.assay.data.manifest;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One file as a manifest lists it.
 *
 * @param name its path or name in the manifest
 * @param address where it is served; null when the manifest gives no http or https address for it
 * @param size in bytes, as declared; null when absent or unreadable
 * @param mediaType as declared; null when absent
 * @param digest the strongest declared one; null when none is declared
 * @param needed whether the dataset can't be read without it: a RecordSet reads it, or the manifest
 *     knows no record sets and lists it
 */
public record ManifestFile(
    String name,
    @Nullable URI address,
    @Nullable Long size,
    @Nullable String mediaType,
    @Nullable DeclaredDigest digest,
    boolean needed) {

  /** The same file, whose digest can't be used. */
  ManifestFile unusable(String why) {
    return new ManifestFile(
        name, address, size, mediaType, new DeclaredDigest.Unusable(why), needed);
  }
}
