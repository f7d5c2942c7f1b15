package dev.assay.inference.realtime;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.OtherEndpoint;
import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.PromptClass;
import dev.assay.verification.document.Digest;
import dev.assay.verification.statistics.BinomialTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of requests, the same prompt to the claimed endpoint and to the centralised one, one right
 * after the other, in an order that is drawn for each pair. Pure.
 */
final class PairPlan {
  static final int CLAIMED = 0;
  static final int CENTRALISED = 1;

  /** So short that the second request of a pair is sent within a minute of the first. */
  static final int DEADLINE_MILLIS = 50_000;

  /** How many pairs may disagree with a claim that holds, for its confirmation. */
  private static final int DISAGREEING = 5;

  private static final int MOST_PAIRS = 200;
  private static final String LABEL = "assay inference pair order v1\n";

  private PairPlan() {}

  static int pairs(double alpha) {
    return Math.min(
        MOST_PAIRS, BinomialTest.leastTrials(DISAGREEING, 0.5, alpha).orElse(MOST_PAIRS));
  }

  /** The requests 2i and 2i + 1 are pair i. */
  static ExchangeSeries series(
      EndpointClaim endpoint, RealtimeClaim claim, double alpha, byte[] seed) {
    List<PlannedExchange> exchanges = new ArrayList<>();
    for (int pair = 0; pair < pairs(alpha); pair++) {
      String prompt = PromptClass.SHORT.prompt(seed, pair);
      PlannedExchange one = PlannedExchange.streamed("pair", prompt, endpoint.maxTokens());
      int first = claimedFirst(seed, pair) ? CLAIMED : CENTRALISED;
      exchanges.add(one.to(first));
      exchanges.add(one.to(1 - first));
    }
    return new ExchangeSeries(
        "inference.realtime-viability of " + endpoint.id(),
        List.of(Party.of(endpoint), party(claim.centralised())),
        Pacing.oneByOne(),
        exchanges,
        DEADLINE_MILLIS);
  }

  private static Party party(OtherEndpoint other) {
    return new Party(other.name(), ApiShape.CHAT, other.url(), other.model(), other.secret());
  }

  /** The last bit of SHA-256 over a label, the seed and the pair's number in decimal digits. */
  private static boolean claimedFirst(byte[] seed, int pair) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(LABEL.getBytes(StandardCharsets.US_ASCII));
    sha256.update(seed);
    byte[] digest = sha256.digest(Integer.toString(pair).getBytes(StandardCharsets.US_ASCII));
    return (digest[digest.length - 1] & 1) == 0;
  }
}
