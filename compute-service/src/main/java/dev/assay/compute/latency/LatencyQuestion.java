package dev.assay.compute.latency;

import dev.assay.compute.claims.ClaimedRegion;
import dev.assay.compute.claims.NodeLatencyClaim;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.compute.rate.RateTest;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for round trips to a node, one after another, until a claimed time is decided.
 *
 * @param node who is asked
 * @param limit the claimed time
 * @param test tells when it is decided
 * @param from the region that the claim is of; null for any
 * @param seed 32 bytes in hexadecimal, from which the nonces follow
 */
public record LatencyQuestion(
    NodeToAsk node, LatencyLimit limit, RateTest test, @Nullable ClaimedRegion from, String seed)
    implements Question<LatencyTranscript> {
  /** The kind of question. */
  public static final String KIND = "compute.latency";

  /** Nothing is decided before so many trips: one bad one alone would refute a strict claim. */
  static final int FEWEST = 20;

  /** The most trips of one claim. */
  public static final int MOST = 600;

  private static final String LABEL = "assay latency nonce v1\n";

  public LatencyQuestion {
    Require.present(node, "node");
    Require.present(limit, "limit");
    Require.present(test, "test");
    Require.present(seed, "seed");
  }

  static LatencyQuestion of(NodeLatencyClaim claim, Terms terms, byte[] seed) {
    return new LatencyQuestion(
        NodeToAsk.proving(Objects.requireNonNull(claim.node(), "a claim of a node")),
        LatencyLimit.of(claim),
        test(claim, terms),
        claim.measuredIn(),
        HexFormat.of().formatHex(seed));
  }

  static RateTest test(NodeLatencyClaim claim, Terms terms) {
    return RateTest.of(claim.allowed(), terms, FEWEST, MOST);
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** The nonce of one trip, counted from 0. */
  public String nonce(int trip) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(trip));
  }

  /** Where in the pause before this trip it begins, 0 to 1: no rhythm that a node could learn. */
  public double pause(int trip) {
    return Byte.toUnsignedInt(Digest.sha256().digest(digest(trip))[0]) / 255.0;
  }

  @Override
  public LatencyTranscript decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      LatencyTranscript transcript = CanonicalJson.read(body, LatencyTranscript.class);
      demandOurNonces(transcript.trips());
      return transcript;
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("no latency transcript: " + e.getMessage());
    }
  }

  private void demandOurNonces(List<LatencyTrip> trips) throws UnreadableAnswer {
    for (int i = 0; i < trips.size(); i++) {
      if (!trips.get(i).trip().exchange().nonce().equals(nonce(i))) {
        throw new UnreadableAnswer("trip " + i + " is of another nonce");
      }
    }
  }

  private byte[] digest(int trip) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(LABEL.getBytes(StandardCharsets.UTF_8));
    sha256.update(HexFormat.of().parseHex(seed));
    sha256.update((node.id() + "\n" + trip).getBytes(StandardCharsets.UTF_8));
    return sha256.digest();
  }
}
