package dev.assay.data.manifest;

import dev.assay.data.claims.ManifestFormat;
import java.net.URI;

/**
 * Reads a manifest's bytes in its claimed format. Pure; bounded in time and memory whatever the
 * bytes are; loads nothing.
 */
public final class ManifestReader {
  private ManifestReader() {}

  /**
   * What the manifest says.
   *
   * @param address of the manifest, against which relative addresses resolve
   */
  public static ManifestReading read(ManifestFormat format, byte[] bytes, URI address) {
    try {
      return new ManifestReading.Read(
          switch (format) {
            case CROISSANT -> CroissantManifest.read(bytes, address);
            case SHA256SUMS -> ChecksumLines.read(bytes, address);
            case PLAIN -> PlainManifest.read(bytes, address);
          });
    } catch (UnreadableManifest e) {
      return new ManifestReading.Unreadable(String.valueOf(e.getMessage()));
    }
  }
}
