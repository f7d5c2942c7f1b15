package dev.assay.verification.probe;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import java.net.URI;

/**
 * Asks for one document by HTTP GET with an operator's key, as a bearer token. The key stands here
 * by its name alone; it goes to this address and to no other, a redirect not even to the same host,
 * and what is served of it again is replaced before anything is kept. The class of the answer is
 * the register's, as of an {@link HttpGet}.
 *
 * @param address http or https
 * @param maxBytes the most bytes that are taken, after decompression
 * @param secret name of the operator's secret with the key
 * @param occasion see {@link Question#occasion()}
 */
public record KeyedGet(URI address, long maxBytes, String secret, String occasion)
    implements Question<HttpGet.Document> {
  /** The kind of question. */
  public static final String KIND = "http.keyed-get";

  /** The envelope's attribute that says how many times the key was replaced. */
  public static final String REDACTIONS = "redactions";

  public KeyedGet {
    Require.present(address, "address");
    Require.that(maxBytes > 0, "maxBytes", "must be positive");
    Require.text(secret, "secret", 100);
    Require.present(occasion, "occasion");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public HttpGet.Document decode(Envelope envelope, byte[] body) {
    return new HttpGet.Document(body.clone(), envelope.mediaType());
  }
}
