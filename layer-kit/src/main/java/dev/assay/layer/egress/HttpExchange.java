package dev.assay.layer.egress;

import dev.assay.verification.document.Digest;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one HTTP request: a response of any status, or the reason why there is none. */
public sealed interface HttpExchange {

  /**
   * A whole response arrived.
   *
   * @param status 100 to 999, as it came
   * @param headers fields by lower-case name
   * @param body the decompressed body
   * @param hops every request made; the last one is the one answered here
   * @param timing how long the stages took
   * @param tlsSpki SHA-256 of the leaf certificate's SubjectPublicKeyInfo (DER); null for http
   */
  @SuppressWarnings("ArrayRecordComponent") // a body is carried, never compared
  record Responded(
      int status,
      Headers headers,
      byte[] body,
      List<Hop> hops,
      Timing timing,
      @Nullable Digest tlsSpki)
      implements HttpExchange {

    /** Type and subtype of the body in lower case, or null when the server named none. */
    public @Nullable String mediaType() {
      return headers.mediaType();
    }

    /** The address that answered. */
    public InetSocketAddress remote() {
      return hops.getLast().remote();
    }
  }

  /**
   * No whole response arrived.
   *
   * @param code the stable reason
   * @param guardCode the guard's own reason where it refused, else null
   * @param explanation what happened, in words; what it quotes of a stranger is short and printable
   */
  record Failed(FailureCode code, @Nullable EgressCode guardCode, String explanation)
      implements HttpExchange {}
}
