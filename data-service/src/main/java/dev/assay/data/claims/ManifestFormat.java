package dev.assay.data.claims;

/** The formats in which a dataset's manifest is read. */
public enum ManifestFormat {
  /** Croissant 1.0 or 1.1: JSON-LD by MLCommons. */
  CROISSANT,
  /** Lines of coreutils' checksum programs: plain, BSD style or escaped, any digest's length. */
  SHA256SUMS,
  /** {@code {"files": [{"path", "url", "sha256", "size"}]}}; only path is required. */
  PLAIN
}
