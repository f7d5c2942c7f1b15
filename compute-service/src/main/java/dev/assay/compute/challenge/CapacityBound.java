package dev.assay.compute.challenge;

import dev.assay.compute.hardware.FastestCard;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.Soundness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many cards at least were needed for what agents showed at one time, if none is faster than
 * the fastest that is catalogued: their work within the whole window, less what could be wrong
 * unseen, over that card's dense int8 peak. It is capacity, not a count of cards. Pure.
 *
 * @param tops shown at least, in 10^12 operations per second
 * @param cards of the fastest model
 * @param fastest that model's name
 * @param peak its dense int8 peak, in 10^12 operations per second
 */
public record CapacityBound(BigDecimal tops, int cards, String fastest, BigDecimal peak) {

  /** What these challenges show; null when none was answered validly. */
  public static @Nullable CapacityBound of(HardwareObserved seen) {
    List<ChallengeObserved> valid =
        seen.agents().stream()
            .filter(agent -> !agent.challenges().isEmpty())
            .map(agent -> agent.challenges().getFirst())
            .filter(ChallengeObserved::holds)
            .toList();
    if (valid.isEmpty()) {
      return null;
    }
    Duration window = window(valid);
    BigDecimal tops =
        valid.stream()
            .map(each -> MatrixShape.of(each.n(), each.rounds()))
            .map(shape -> Soundness.leastRate(shape, Challenges.WRONG_SHARE, window))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .movePointLeft(12);
    FastestCard fastest = FastestCard.catalogued();
    BigDecimal peak = fastest.int8Tops();
    int cards = tops.divide(peak, 0, RoundingMode.CEILING).intValue();
    return new CapacityBound(tops, cards, fastest.name(), peak);
  }

  private static Duration window(List<ChallengeObserved> valid) {
    Instant first = valid.stream().map(ChallengeObserved::at).min(Instant::compareTo).get();
    Instant last =
        valid.stream()
            .map(each -> each.at().plusNanos(1000L * each.tookMicros()))
            .max(Instant::compareTo)
            .get();
    return Duration.between(first, last);
  }
}
