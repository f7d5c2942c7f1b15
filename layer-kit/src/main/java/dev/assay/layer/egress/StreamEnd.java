package dev.assay.layer.egress;

import dev.assay.verification.document.Digest;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a streamed response ended; the body itself went to the {@link ChunkSink}. */
public sealed interface StreamEnd {

  /**
   * The response ended, or the sink had enough.
   *
   * @param status as it came
   * @param headers fields by lower-case name
   * @param wireBytes body bytes that came over the wire
   * @param decodedBytes body bytes handed to the sink
   * @param complete false when the sink stopped it
   * @param hops every request made; the last one is the one answered here
   * @param timing how long the stages took
   * @param tlsSpki SHA-256 of the leaf certificate's SubjectPublicKeyInfo (DER); null for http
   */
  record Ended(
      int status,
      Headers headers,
      long wireBytes,
      long decodedBytes,
      boolean complete,
      List<Hop> hops,
      Timing timing,
      @Nullable Digest tlsSpki)
      implements StreamEnd {

    /** The address that answered. */
    public InetSocketAddress remote() {
      return hops.getLast().remote();
    }
  }

  /**
   * The response did not end as it should; what the sink has is a part at most.
   *
   * @param code the stable reason
   * @param guardCode the guard's own reason where it refused, else null
   * @param explanation what happened, in words; what it quotes of a stranger is short and printable
   */
  record Broken(FailureCode code, @Nullable EgressCode guardCode, String explanation)
      implements StreamEnd {}
}
