package dev.assay.data.manifest;

/** How reading a manifest ended. */
public sealed interface ManifestReading {

  /** It could be read. */
  record Read(Manifest manifest) implements ManifestReading {}

  /**
   * It couldn't.
   *
   * @param why in words that complete "the manifest …"
   */
  record Unreadable(String why) implements ManifestReading {}
}
