package dev.assay.compute.liveness;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Asks a sample of nodes whether they live: one question whose answer is the transcript of every
 * exchange, shared by all checks that speak of the same nodes.
 *
 * @param nodes who is asked
 * @param seed 32 bytes in hexadecimal, drawn after the lists were recorded; the nonces follow from
 *     it, so that no node could know its own beforehand
 * @param control the address of a list that was just read: when no node answers, it tells a dead
 *     network from a prober without one
 */
public record NodeLivenessQuestion(List<NodeToAsk> nodes, String seed, URI control)
    implements Question<LivenessTranscript> {
  /** The kind of question. */
  public static final String KIND = "compute.node-liveness";

  private static final String NONCE_LABEL = "assay node nonce v1\n";

  public NodeLivenessQuestion {
    nodes = List.copyOf(nodes);
    Require.present(seed, "seed");
    Require.present(control, "control");
  }

  @Override
  public String kind() {
    return KIND;
  }

  /**
   * The nonce of one node: Base64url, without padding, of SHA-256 over the label, the seed's bytes,
   * the id, a line feed and the endpoint.
   */
  public String nonce(NodeToAsk node) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(NONCE_LABEL.getBytes(StandardCharsets.UTF_8));
    sha256.update(HexFormat.of().parseHex(seed));
    sha256.update((node.id() + "\n" + node.endpoint()).getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest());
  }

  @Override
  public LivenessTranscript decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      LivenessTranscript transcript = CanonicalJson.read(body, LivenessTranscript.class);
      demandSameNodes(transcript);
      return transcript;
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("no liveness transcript: " + e.getMessage());
    }
  }

  private void demandSameNodes(LivenessTranscript transcript) throws UnreadableAnswer {
    List<NodeExchange> exchanges = transcript.exchanges();
    if (exchanges.size() != nodes.size()) {
      throw new UnreadableAnswer("the transcript has another number of nodes than were asked");
    }
    for (int i = 0; i < nodes.size(); i++) {
      boolean same =
          exchanges.get(i).id().equals(nodes.get(i).id())
              && exchanges.get(i).nonce().equals(nonce(nodes.get(i)));
      if (!same) {
        throw new UnreadableAnswer("exchange " + i + " is of another node, or another nonce");
      }
    }
  }
}
