package dev.assay.data.integrity;

/** How a listed file stands to its declared digest. */
public enum FileState {
  /** The served bytes have the declared digest. */
  MATCHES,
  /** They have the declared MD5 or SHA-1 digest, under which other bytes could be made. */
  MATCHES_WEAKLY,
  /** They have another digest. */
  DIFFERS,
  /** No bytes were read; the reason says why. */
  NOT_READ,
  /** What is declared can't be a digest. */
  DIGEST_UNUSABLE,
  /** No digest is declared. */
  UNPINNED,
  /** A record set reads it, but the manifest doesn't list it. */
  UNLISTED
}
