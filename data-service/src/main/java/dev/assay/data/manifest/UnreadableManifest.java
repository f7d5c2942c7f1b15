package dev.assay.data.manifest;

/** A parser met something that is no manifest in its format; never leaves this package. */
final class UnreadableManifest extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableManifest(String why) {
    super(why);
  }
}
