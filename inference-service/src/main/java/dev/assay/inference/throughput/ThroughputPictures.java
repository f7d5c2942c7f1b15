package dev.assay.inference.throughput;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.verification.report.Picture;
import dev.assay.verification.report.Picture.Bucket;
import dev.assay.verification.report.Picture.Mark;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page may draw of a load: how many blocks reached which rate, the claimed one marked; and
 * the rungs of the ladder. Pure.
 */
final class ThroughputPictures {
  private static final int BUCKETS = 12;
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private ThroughputPictures() {}

  static List<Picture> of(InferenceClaims claims, ThroughputObserved seen) {
    List<Picture> pictures = new ArrayList<>();
    for (EndpointThroughput load : seen.endpoints()) {
      if (load.series().reason() == null) {
        add(pictures, "Output tokens a second of " + load.endpoint(), "tokens/s", load.tokens());
        add(pictures, "Good requests a second of " + load.endpoint(), "req/s", load.requests());
        claims.throughput().stream()
            .filter(claim -> claim.endpoint().equals(load.endpoint()))
            .filter(claim -> load.ladder().size() > 1)
            .forEach(claim -> pictures.add(ladder(claim, load)));
      }
    }
    return pictures;
  }

  /** A bar for each rung, the knee marked. */
  private static Picture ladder(ThroughputClaim claim, EndpointThroughput load) {
    boolean requests = claim.goodRequestsPerSecond() != null;
    RungObserved knee = Ladder.knee(claim, load.ladder());
    return new Picture.Histogram(
        (requests ? "Good requests" : "Output tokens")
            + " a second of "
            + load.endpoint()
            + ", by requests under way",
        "at once",
        load.ladder().stream()
            .map(rung -> new Bucket(String.valueOf(rung.atOnce()), height(claim, rung)))
            .toList(),
        knee == null ? List.of() : List.of(new Mark("knee", String.valueOf(knee.atOnce()))));
  }

  private static long height(ThroughputClaim claim, RungObserved rung) {
    BigDecimal rate = rung.claimedRate(claim);
    return rate == null ? 0 : rate.setScale(0, RoundingMode.HALF_UP).longValue();
  }

  private static void add(
      List<Picture> pictures, String title, String unit, @Nullable RateObserved rate) {
    if (rate != null && !rate.blocks().isEmpty()) {
      pictures.add(
          new Picture.Histogram(
              title + ", " + rate.blocks().size() + " blocks",
              unit,
              buckets(rate.blocks()),
              List.of(new Mark("claimed", rate.claimed().toPlainString()))));
    }
  }

  /** Equal steps of three digits up to the fastest block, which the last one holds. */
  private static List<Bucket> buckets(List<BigDecimal> rates) {
    BigDecimal fastest = Collections.max(rates).max(new BigDecimal("0.001"));
    BigDecimal step = fastest.divide(BigDecimal.valueOf(BUCKETS), THREE_DIGITS);
    List<Bucket> buckets = new ArrayList<>();
    BigDecimal from = BigDecimal.ONE.negate();
    for (int i = 1; i <= BUCKETS + 1; i++) {
      BigDecimal upTo = step.multiply(BigDecimal.valueOf(i));
      long count = count(rates, from, upTo);
      if (i <= BUCKETS || count > 0) {
        buckets.add(new Bucket(upTo.stripTrailingZeros().toPlainString(), count));
      }
      from = upTo;
    }
    return buckets;
  }

  private static long count(List<BigDecimal> rates, BigDecimal above, BigDecimal upTo) {
    return rates.stream()
        .filter(rate -> rate.compareTo(above) > 0 && rate.compareTo(upTo) <= 0)
        .count();
  }
}
