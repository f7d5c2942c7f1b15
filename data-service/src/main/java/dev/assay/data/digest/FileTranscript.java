package dev.assay.data.digest;

import dev.assay.verification.document.Require;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a file that was read to its end and digested.
 *
 * @param address where it was asked for
 * @param status of the HTTP response, 2xx
 * @param mediaType as the server said; null when it said nothing
 * @param etag as the server said; null when it said nothing
 * @param encoding the content-encoding that was undone before digesting; null for none
 * @param length in bytes
 * @param digests of the whole by the algorithm's word, in lower-case hexadecimal; always sha256
 * @param chunkBytes the length of a chunk
 * @param chunks SHA-256 of each of the first chunks
 */
public record FileTranscript(
    String schema,
    URI address,
    int status,
    @Nullable String mediaType,
    @Nullable String etag,
    @Nullable String encoding,
    long length,
    Map<String, String> digests,
    int chunkBytes,
    List<String> chunks) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.file-transcript/v1";

  private static final Pattern HEX = Pattern.compile("([0-9a-f]{2}){16,64}");

  public FileTranscript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(address, "address");
    Require.that(status >= 200 && status < 300, "status", "must be 2xx");
    Require.that(length >= 0, "length", "must not be negative");
    digests = new TreeMap<>(Require.map(digests));
    Require.that(digests.containsKey("sha256"), "digests", "must hold sha256");
    Require.that(
        digests.values().stream().allMatch(d -> HEX.matcher(d).matches()),
        "digests",
        "must be lower-case hexadecimal");
    chunks = Require.list(chunks, "chunks", StreamingDigest.MAX_CHUNKS);
  }

  /** The digest of the whole by this algorithm; null when it wasn't computed. */
  public @Nullable String digest(DigestAlgorithm algorithm) {
    return digests.get(algorithm.word());
  }
}
