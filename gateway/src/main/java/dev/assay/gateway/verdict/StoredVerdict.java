package dev.assay.gateway.verdict;

import dev.assay.verification.document.Digest;
import java.util.UUID;

/**
 * A verdict as it is served: its canonical bytes, and where its bundle and page stand. Immutable,
 * so it may be cached for ever.
 */
@SuppressWarnings("ArrayRecordComponent") // the very bytes that are served; nobody compares these
public record StoredVerdict(
    UUID id, long position, String slug, byte[] document, Digest bundle, Digest page) {

  static StoredVerdict of(VerdictRow row) {
    Long position = row.position;
    return new StoredVerdict(
        row.id,
        position == null ? 0 : position,
        row.slug,
        row.document,
        new Digest(row.bundleDigest),
        new Digest(row.pageDigest));
  }
}
