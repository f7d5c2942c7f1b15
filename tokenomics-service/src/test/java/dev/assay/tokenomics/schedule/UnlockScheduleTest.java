package dev.assay.tokenomics.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.tokenomics.claims.Vesting;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnlockScheduleTest {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  /** A linear vesting of 1000 base units over 300 s, its cliff after 100 s where there is one. */
  @ParameterizedTest(name = "{0} s after the start: {1}, with a cliff {2}")
  @CsvSource({
    "-1, 0, 0",
    "0, 0, 0",
    "1, 3, 0",
    "2, 6, 0",
    "99, 330, 0",
    "100, 333, 333",
    "101, 336, 336",
    "299, 996, 996",
    "300, 1000, 1000",
    "301, 1000, 1000",
    "1000000, 1000, 1000"
  })
  void vestsAsOpenZeppelinsWalletDoes(long second, long linear, long withCliff) {
    // Given
    Instant end = START.plusSeconds(300);
    Instant at = START.plusSeconds(second);

    // When, then
    assertThat(of(1000, new Vesting.Linear(START, end, null)).unlocked(at)).isEqualTo(linear);
    assertThat(of(1000, new Vesting.Linear(START, end, START.plusSeconds(100))).unlocked(at))
        .isEqualTo(withCliff);
  }

  @ParameterizedTest(name = "{0} s after the first of three steps: {1}")
  @CsvSource({
    "-1, 0",
    "0, 333",
    "86399, 333",
    "86400, 666",
    "172799, 666",
    "172800, 1000",
    "999999999, 1000"
  })
  void unlocksByStepsWithoutLosingARest(long second, long unlocked) {
    // Given
    UnlockSchedule schedule = of(1000, new Vesting.Step(START, 1, 3));

    // When, then
    assertThat(schedule.unlocked(START.plusSeconds(second))).isEqualTo(unlocked);
  }

  @ParameterizedTest(name = "{0} s after the cliff: {1}")
  @CsvSource({"-1, 0", "0, 7", "1, 7"})
  void unlocksAtACliff(long second, long unlocked) {
    assertThat(of(7, new Vesting.Cliff(START)).unlocked(START.plusSeconds(second)))
        .isEqualTo(unlocked);
  }

  @Test
  void countsThroughFractionsOfASecondByTheWholeSecond() {
    // Given
    UnlockSchedule schedule = of(1000, new Vesting.Linear(START, START.plusSeconds(300), null));

    // When, then
    assertThat(schedule.unlocked(START.plusSeconds(1).plusNanos(999_999_999))).isEqualTo(3);
  }

  @Test
  void aVestingThatEndsBeforeItStartsIsAllAtItsStart() {
    // Given
    UnlockSchedule schedule = of(9, new Vesting.Linear(START, START.minusSeconds(5), null));

    // When, then
    assertThat(schedule.unlocked(START.minusSeconds(1))).isZero();
    assertThat(schedule.unlocked(START)).isEqualTo(9);
  }

  @Test
  void keepsWordsOf256BitsExact() {
    // Given
    BigInteger most = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    Instant end = START.plusSeconds(3);
    UnlockSchedule schedule = new UnlockSchedule(most, new Vesting.Linear(START, end, null));

    // When, then
    assertThat(schedule.unlocked(START.plusSeconds(1)))
        .isEqualTo(most.divide(BigInteger.valueOf(3)));
    assertThat(schedule.unlocked(end)).isEqualTo(most);
  }

  @ParameterizedTest(name = "after {0} s: {1} at {2} s")
  @CsvSource({"-1, 333, 0", "0, 333, 86400", "86400, 334, 172800", "172800, , "})
  void tellsTheNextStep(long after, Long amount, Long at) {
    // Given
    UnlockSchedule schedule = of(1000, new Vesting.Step(START, 1, 3));

    // When
    UnlockSchedule.Jump jump = schedule.nextJump(START.plusSeconds(after));

    // Then
    assertThat(jump)
        .isEqualTo(
            amount == null
                ? null
                : new UnlockSchedule.Jump(START.plusSeconds(at), BigInteger.valueOf(amount)));
  }

  @Test
  void aLinearVestingJumpsAtItsCliffOnly() {
    // Given
    Instant end = START.plusSeconds(300);
    Instant cliff = START.plusSeconds(100);

    // When, then
    assertThat(of(1000, new Vesting.Linear(START, end, null)).nextJump(START.minusSeconds(9)))
        .isNull();
    assertThat(of(1000, new Vesting.Linear(START, end, cliff)).nextJump(START))
        .isEqualTo(new UnlockSchedule.Jump(cliff, BigInteger.valueOf(333)));
    assertThat(of(1000, new Vesting.Linear(START, end, cliff)).nextJump(cliff)).isNull();
    assertThat(of(1000, new Vesting.Unlocked()).nextJump(START)).isNull();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverDecreasesNeverExceedsAndEndsWithAll(long seed) {
    // Given
    Random random = new Random(seed);
    BigInteger amount = new BigInteger(1 + random.nextInt(256), random);
    UnlockSchedule schedule = new UnlockSchedule(amount, vesting(random));
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      times.add(START.plusSeconds(random.nextLong(-1_000_000, 200_000_000)));
    }
    times.sort(null);

    // When
    List<BigInteger> unlocked = times.stream().map(schedule::unlocked).toList();

    // Then
    assertThat(unlocked).isSorted();
    assertThat(unlocked).allMatch(u -> u.signum() >= 0 && u.compareTo(amount) <= 0);
    assertThat(schedule.unlocked(Instant.parse("9999-01-01T00:00:00Z"))).isEqualTo(amount);
    times.forEach(t -> agreesWithItsNextJump(schedule, t));
  }

  private static void agreesWithItsNextJump(UnlockSchedule schedule, Instant after) {
    UnlockSchedule.Jump jump = schedule.nextJump(after);
    if (jump != null) {
      assertThat(jump.at()).isAfter(after);
      BigInteger before = schedule.unlocked(jump.at().minusSeconds(1));
      assertThat(schedule.unlocked(jump.at()).subtract(before)).isEqualTo(jump.amount());
    }
  }

  private static IntStream seeds() {
    return IntStream.range(0, 100);
  }

  private static Vesting vesting(Random random) {
    Instant start = START.plusSeconds(random.nextLong(-1000, 1000));
    return switch (random.nextInt(5)) {
      case 0 -> new Vesting.Unlocked();
      case 1 -> new Vesting.Cliff(start);
      case 2 -> new Vesting.Step(start, 1 + random.nextInt(100), 1 + random.nextInt(1000));
      case 3 ->
          new Vesting.Linear(start, start.plusSeconds(random.nextLong(-10, 100_000_000)), null);
      default ->
          new Vesting.Linear(
              start,
              start.plusSeconds(random.nextLong(1, 100_000_000)),
              start.plusSeconds(random.nextLong(-100, 100_000_000)));
    };
  }

  private static UnlockSchedule of(long amount, Vesting vesting) {
    return new UnlockSchedule(BigInteger.valueOf(amount), vesting);
  }
}
