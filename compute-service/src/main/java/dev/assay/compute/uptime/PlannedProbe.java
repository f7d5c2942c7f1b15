package dev.assay.compute.uptime;

import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.compute.nodelist.NodeProtocol;
import dev.assay.verification.document.Digest;
import dev.assay.verification.statistics.RandomTimes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * One probe as a seed schedules it; the rules stand in docs/protocols/uptime-log.md.
 *
 * @param due when it is to be sent
 * @param node who is to be asked
 * @param nonce what the node is to sign
 */
public record PlannedProbe(Instant due, NodeToAsk node, String nonce) {
  private static final String NODE_LABEL = "assay uptime node v1\n";
  private static final String NONCE_LABEL = "assay uptime nonce v1\n";
  private static final int NODE_BYTES = 8;

  /** The schedule of a seed over a period, in the order of time. */
  public static List<PlannedProbe> all(
      String seed, Instant from, Instant to, int probes, List<ProvingNode> nodes) {
    byte[] bytes = HexFormat.of().parseHex(seed);
    long[] times = RandomTimes.draw(bytes, Duration.between(from, to).toMillis(), probes);
    List<PlannedProbe> all = new ArrayList<>();
    for (int i = 0; i < probes; i++) {
      all.add(planned(bytes, i, from.plusMillis(times[i]), nodes));
    }
    return all;
  }

  private static PlannedProbe planned(
      byte[] seed, int number, Instant due, List<ProvingNode> nodes) {
    byte[] drawn = Arrays.copyOf(digest(NODE_LABEL, seed, "" + number), NODE_BYTES);
    BigInteger which = new BigInteger(1, drawn).mod(BigInteger.valueOf(nodes.size()));
    ProvingNode node = nodes.get(which.intValueExact());
    byte[] nonce = digest(NONCE_LABEL, seed, node.id() + "\n" + number);
    return new PlannedProbe(
        due,
        new NodeToAsk(node.id(), node.endpoint(), NodeProtocol.PROOF, node.nodeKey(), null),
        Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
  }

  private static byte[] digest(String label, byte[] seed, String text) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(label.getBytes(StandardCharsets.UTF_8));
    sha256.update(seed);
    sha256.update(text.getBytes(StandardCharsets.UTF_8));
    return sha256.digest();
  }
}
