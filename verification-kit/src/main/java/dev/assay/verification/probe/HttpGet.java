package dev.assay.verification.probe;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one document by HTTP GET. A status other than 2xx is recorded as SOURCE_ERROR with its
 * body; the class of the answer is the register's.
 *
 * @param address http or https
 * @param maxBytes the most bytes that are taken, after decompression
 * @param acceptSelfSigned whether any certificate is taken; its key is then recorded as an
 *     attribute
 * @param occasion see {@link Question#occasion()}
 */
public record HttpGet(URI address, long maxBytes, boolean acceptSelfSigned, String occasion)
    implements Question<HttpGet.Document> {
  /** The kind of question. */
  public static final String KIND = "http.get";

  /** The envelope's attribute with the status. */
  public static final String STATUS = "status";

  /** The envelope's attribute with the address that was connected to. */
  public static final String REMOTE = "remote";

  /** The envelope's attribute with the SHA-256 of the server's public key, in hexadecimal. */
  public static final String TLS_KEY = "tls-key";

  /**
   * What was served.
   *
   * @param bytes the whole body
   * @param mediaType as the server said; null when it said nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // a body is bytes; nobody compares these records
  public record Document(byte[] bytes, @Nullable String mediaType) {}

  public HttpGet {
    Require.present(address, "address");
    Require.that(maxBytes > 0, "maxBytes", "must be positive");
    Require.present(occasion, "occasion");
  }

  /** One document of at most {@code maxBytes}, asked once. */
  public static HttpGet of(URI address, long maxBytes) {
    return new HttpGet(address, maxBytes, false, "");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Document decode(Envelope envelope, byte[] body) {
    return new Document(body.clone(), envelope.mediaType());
  }
}
