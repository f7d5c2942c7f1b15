package dev.assay.layer.evidence;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;

/**
 * Bytes under their digest. The bytes may be hostile; nobody here reads them.
 *
 * @param digest SHA-256 of the content
 * @param mediaType as its source called it
 */
@SuppressWarnings("ArrayRecordComponent") // evidence is bytes; nobody compares these records
public record Evidence(Digest digest, String mediaType, byte[] content) {

  /** What stands in for a media type that nobody named. */
  public static final String UNKNOWN_TYPE = "application/octet-stream";

  /** These bytes under their digest. */
  public static Evidence of(String mediaType, byte[] content) {
    return new Evidence(Digest.of(content), mediaType, content);
  }

  /** A document of ours in its canonical form. */
  public static Evidence document(Object document) {
    return of(CanonicalJson.mediaType(), CanonicalJson.write(document));
  }
}
