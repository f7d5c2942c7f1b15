package dev.assay.compute.asking;

import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.egress.RedirectMode;
import dev.assay.layer.egress.TlsMode;
import dev.assay.verification.document.CanonicalJson;
import java.net.URI;
import java.time.Duration;

/**
 * The HTTP request that asks a node. Certificates aren't verified, since a node proves itself by
 * its key; redirects aren't followed, since only the listed endpoint can answer for itself.
 */
public final class NodeRequest {
  private static final String PROOF_PATH = "/assay/v1/proof";
  private static final String STATUS_PATH = "/status";
  private static final long PROOF_BYTES = NodeExchange.LONGEST_BODY;
  private static final long STATUS_BYTES = 1L << 20;

  private NodeRequest() {}

  /** The wire shape of a proof request. */
  public record Challenge(String nonce) {}

  static HttpRequest of(NodeToAsk node, String nonce, Duration timeout) {
    return switch (node.protocol()) {
      case PROOF ->
          polite(
              HttpRequest.post(
                  under(node.endpoint(), PROOF_PATH),
                  "application/json",
                  CanonicalJson.write(new Challenge(nonce))),
              PROOF_BYTES,
              timeout);
      case STATUS ->
          polite(HttpRequest.get(under(node.endpoint(), STATUS_PATH)), STATUS_BYTES, timeout);
    };
  }

  private static HttpRequest polite(HttpRequest request, long bytes, Duration timeout) {
    return request
        .withHeader("accept", "application/json")
        .withLimits(Limits.standard().withBytes(bytes, bytes).withTotal(timeout))
        .withTls(TlsMode.SELF_SIGNED)
        .withRedirects(RedirectMode.RETURN);
  }

  private static URI under(URI endpoint, String path) {
    return URI.create(endpoint.toString().replaceAll("/+$", "") + path);
  }
}
