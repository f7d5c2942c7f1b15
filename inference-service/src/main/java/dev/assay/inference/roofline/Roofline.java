package dev.assay.inference.roofline;

import dev.assay.inference.claims.ServingHardwareClaim;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The fastest that one stream can be: each pass reads every active parameter from memory once, so
 * that tokens a second are at most tensorParallel * bandwidth / (activeParameters *
 * bytesPerParameter), times the tokens that a pass yields (the memory roofline of decoding; S.
 * Williams and others, Communications of the ACM 52, 2009). Exact; immutable.
 *
 * @param bytesPerSecond that the claimed memory delivers
 * @param bytesPerPass that the claimed model reads
 */
record Roofline(BigDecimal bytesPerSecond, BigDecimal bytesPerPass) {
  private static final BigDecimal BYTES_PER_GB = new BigDecimal(1_000_000_000);
  private static final BigDecimal MICROS_PER_SECOND = new BigDecimal(1_000_000);
  private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_EVEN);

  static Roofline of(ServingHardwareClaim claim) {
    return new Roofline(
        BigDecimal.valueOf(claim.tensorParallel())
            .multiply(claim.bandwidthGbPerSecond())
            .multiply(BYTES_PER_GB),
        new BigDecimal(claim.activeParameters()).multiply(claim.bytesPerParameter()));
  }

  /** Whether so many tokens in so many microseconds are more than passes of this yield allow. */
  boolean isExceededBy(StreamSpeed speed, BigDecimal tokensPerPass) {
    BigDecimal read =
        BigDecimal.valueOf(speed.words()).multiply(MICROS_PER_SECOND).multiply(bytesPerPass);
    BigDecimal readable =
        bytesPerSecond.multiply(tokensPerPass).multiply(BigDecimal.valueOf(speed.micros()));
    return read.compareTo(readable) > 0;
  }

  /** Tokens a second at this yield, to four digits. */
  BigDecimal tokensPerSecond(BigDecimal tokensPerPass) {
    return plain(bytesPerSecond.multiply(tokensPerPass).divide(bytesPerPass, SHOWN));
  }

  /** How many tokens each pass would have to yield for this speed, to four digits. */
  BigDecimal yieldNeeded(StreamSpeed speed) {
    return plain(
        BigDecimal.valueOf(speed.words())
            .multiply(MICROS_PER_SECOND)
            .multiply(bytesPerPass)
            .divide(bytesPerSecond.multiply(BigDecimal.valueOf(speed.micros())), SHOWN));
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}
