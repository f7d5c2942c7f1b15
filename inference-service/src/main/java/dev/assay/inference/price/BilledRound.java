package dev.assay.inference.price;

import dev.assay.inference.claims.PriceClaim;
import dev.assay.inference.claims.TokenPrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One round that two readings of the meter enclose, whose requests were all answered and counted.
 * Exact; immutable.
 *
 * @param round its tokens
 * @param billed the later reading less the earlier one
 * @param claimed what its stated tokens cost at the claimed price
 * @param tolerance one unit of the meter's last digit for each request and one for the readings
 */
record BilledRound(
    CountedAnswers round, BigDecimal billed, BigDecimal claimed, BigDecimal tolerance) {
  private static final Duration AROUND = Duration.ofSeconds(2);

  /** What is granted for rounding has to be so many times smaller than the cost. */
  private static final BigDecimal FINE = BigDecimal.TEN;

  /** The rounds of this endpoint that can be told from whatever else the account is billed. */
  static List<BilledRound> of(PriceClaim claim, EndpointPrice seen) {
    List<BilledRound> billed = new ArrayList<>();
    for (int i = 0; i + 1 < seen.readings().size(); i++) {
      CountedAnswers round = seen.rounds().get(i);
      MeterReading before = seen.readings().get(i);
      MeterReading after = seen.readings().get(i + 1);
      BigDecimal from = before.total();
      BigDecimal to = after.total();
      if (from != null && to != null && round.wholeAndStated() && encloses(before, round, after)) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(from.scale(), to.scale()));
        billed.add(
            new BilledRound(
                round,
                to.subtract(from),
                round.cost(TokenPrice.of(claim)),
                unit.multiply(BigDecimal.valueOf(round.series().requests() + 1L))));
      }
    }
    return billed;
  }

  /** Whether more was billed than the claimed price and the meter's own rounding explain. */
  boolean isOvercharged() {
    return billed.subtract(tolerance).compareTo(claimed) > 0;
  }

  /** Whether the meter tells this price from a higher one: it moved, by digits fine enough. */
  boolean tells() {
    boolean free = claimed.signum() == 0 && billed.signum() == 0;
    boolean moved = billed.signum() > 0 && tolerance.multiply(FINE).compareTo(claimed) <= 0;
    return free || moved;
  }

  /** Whether no other load of ours can have run between the readings. */
  private static boolean encloses(MeterReading before, CountedAnswers round, MeterReading after) {
    Duration between = Duration.between(before.from().at(), after.from().at());
    Duration longest = Duration.ofNanos(1000 * round.micros()).plus(AROUND);
    return between.compareTo(longest) <= 0;
  }
}
