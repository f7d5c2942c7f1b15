package dev.assay.compute.nodelist;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One well-formed entry of a node list: what the list says, none of it measured.
 *
 * @param id the list's name for the node
 * @param endpoint http or https address with a host, no query
 * @param publicKey raw Ed25519 key, 32 bytes in Base64
 * @param tlsKey SHA-256 of the server's SubjectPublicKeyInfo, 64 lower-case hexadecimal digits
 * @param operator the operator's key or account
 * @param region region, in the list's own words
 * @param country country, in the list's own words
 * @param asn number of the autonomous system
 * @param offline whether the list itself says that the node is not online
 * @param marks by which it could be recognised under another name
 */
public record ListedNode(
    String id,
    URI endpoint,
    @Nullable String publicKey,
    @Nullable String tlsKey,
    @Nullable String operator,
    @Nullable String region,
    @Nullable String country,
    @Nullable Long asn,
    boolean offline,
    NodeMarks marks) {

  /** How it is asked: by proof where the list gives a signing key. */
  public NodeProtocol protocol() {
    return publicKey == null ? NodeProtocol.STATUS : NodeProtocol.PROOF;
  }

  /** The key by which it proves itself, or null. */
  public @Nullable String key() {
    return publicKey == null ? tlsKey : publicKey;
  }

  /** The endpoint in one spelling, so that the same endpoint is the same text. */
  public String place() {
    return place(endpoint);
  }

  /** This endpoint in one spelling. */
  public static String place(URI endpoint) {
    String scheme = endpoint.getScheme().toLowerCase(Locale.ROOT);
    int implied = scheme.equals("http") ? 80 : 443;
    int port = endpoint.getPort() < 0 ? implied : endpoint.getPort();
    String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath().replaceAll("/+$", "");
    return scheme + "://" + endpoint.getHost().toLowerCase(Locale.ROOT) + ":" + port + path;
  }
}
