package dev.assay.compute.location;

import dev.assay.compute.claims.LocationClaim;
import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Asks how long a node takes to sign fresh nonces, seen from our own vantage.
 *
 * @param node who is asked
 * @param seed 32 bytes in hexadecimal, from which the nonces follow
 */
public record LocationQuestion(NodeToAsk node, String seed)
    implements Question<LocationTranscript> {
  /** The kind of question. */
  public static final String KIND = "compute.location";

  /** How often the node is asked. */
  public static final int TRIPS = 12;

  /** With fewer signed answers the least of them says little. */
  public static final int LEAST_TRIPS = 10;

  private static final String NONCES = "assay round trip nonce v1\n";
  private static final String OTHERS = "assay vantage seed v1\n";

  public LocationQuestion {
    Require.present(node, "node");
    VantageOrder.seed(seed, "seed");
  }

  static LocationQuestion of(LocationClaim claim, byte[] seed) {
    return new LocationQuestion(node(claim), HexFormat.of().formatHex(seed));
  }

  static NodeToAsk node(LocationClaim claim) {
    return NodeToAsk.proving(claim.node());
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** The nonce of one trip of our own, counted from 0. */
  public String nonce(int trip) {
    return VantageOrder.nonce(NONCES, seed, node.id(), trip);
  }

  /** What other vantages are asked: by a seed of their own, which tells none of our nonces. */
  public VantageOrder order() {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(OTHERS.getBytes(StandardCharsets.UTF_8));
    sha256.update(HexFormat.of().parseHex(seed));
    String key = Require.present(node.publicKey(), "publicKey");
    return new VantageOrder(
        new ProvingNode(node.id(), node.endpoint(), key),
        HexFormat.of().formatHex(sha256.digest()));
  }

  @Override
  public LocationTranscript decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      LocationTranscript transcript = CanonicalJson.read(body, LocationTranscript.class);
      demandOurNonces(transcript.trips());
      return transcript;
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("no location transcript: " + e.getMessage());
    }
  }

  private void demandOurNonces(List<RoundTrip> trips) throws UnreadableAnswer {
    for (int i = 0; i < trips.size(); i++) {
      if (!trips.get(i).exchange().nonce().equals(nonce(i))) {
        throw new UnreadableAnswer("trip " + i + " is of another nonce");
      }
    }
  }
}
