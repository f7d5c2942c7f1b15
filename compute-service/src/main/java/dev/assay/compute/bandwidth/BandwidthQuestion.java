package dev.assay.compute.bandwidth;

import dev.assay.compute.claims.BandwidthClaim;
import dev.assay.compute.claims.BandwidthClaim.Direction;
import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.rate.RateTest;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Asks for runs of flows to or from a node, one after another, until a claimed rate is decided.
 *
 * @param node who is asked
 * @param direction which way the bytes go
 * @param atLeastMbps the claimed rate
 * @param test tells when it is decided
 * @param seed 32 bytes in hexadecimal, from which the nonces follow
 */
public record BandwidthQuestion(
    ProvingNode node, Direction direction, BigDecimal atLeastMbps, RateTest test, String seed)
    implements Question<BandwidthTranscript> {
  /** The kind of question. */
  public static final String KIND = "compute.bandwidth";

  /** Nothing is decided before so many runs. */
  static final int FEWEST = 10;

  /** The most runs of one claim. */
  public static final int MOST = 30;

  private static final String LABEL = "assay bandwidth nonce v1\n";

  public BandwidthQuestion {
    Require.present(node, "node");
    Require.present(direction, "direction");
    Require.present(atLeastMbps, "atLeastMbps");
    Require.present(test, "test");
    Require.present(seed, "seed");
  }

  static BandwidthQuestion of(BandwidthClaim claim, Terms terms, byte[] seed) {
    return new BandwidthQuestion(
        claim.node(),
        claim.direction(),
        claim.atLeastMbps(),
        test(claim, terms),
        HexFormat.of().formatHex(seed));
  }

  static RateTest test(BandwidthClaim claim, Terms terms) {
    return RateTest.of(claim.allowed(), terms, FEWEST, MOST);
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** The nonce of one flow, both counted from 0. */
  public String nonce(int run, int flow) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(LABEL.getBytes(StandardCharsets.UTF_8));
    sha256.update(HexFormat.of().parseHex(seed));
    String named = node.id() + "\n" + run + "\n" + flow;
    sha256.update(named.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest());
  }

  @Override
  public BandwidthTranscript decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      BandwidthTranscript transcript = CanonicalJson.read(body, BandwidthTranscript.class);
      for (int run = 0; run < transcript.runs().size(); run++) {
        demandOurNonces(run, transcript.runs().get(run).flows());
      }
      return transcript;
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("no bandwidth transcript: " + e.getMessage());
    }
  }

  private void demandOurNonces(int run, List<BandwidthFlow> flows) throws UnreadableAnswer {
    for (int i = 0; i < flows.size(); i++) {
      if (!flows.get(i).nonce().equals(nonce(run, i))) {
        throw new UnreadableAnswer("flow " + i + " of run " + run + " is of another nonce");
      }
    }
  }
}
