package dev.assay.compute.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.testing.TestNetwork;
import dev.assay.compute.uptime.UptimeObserved.Period;
import dev.assay.compute.uptime.UptimeObserved.Watched;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.statistics.RandomTimes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often chance decides wrongly, where outages come in bursts: 5 % of outage are allowed, in a
 * window of 10,000 seconds that 300 probes watch, at an error of 1 %. A burst is from one second to
 * all of the outage in a row.
 */
class UptimeBurstsTest {
  private static final int WINDOW = 10_000;
  private static final int PROBES = 300;
  private static final int RUNS = 2000;
  private static final Provenance FROM =
      new Provenance("assay", EvidenceClass.MEASURED, TestNetwork.NOW, Digest.of(new byte[0]));

  private final UptimeTest test =
      new UptimeTest(new BigDecimal("0.05"), WINDOW * 1000L, new BigDecimal("0.01"));
  private final SplittableRandom random = new SplittableRandom(20261127);

  /** The last watches a tenth of the window, in which all of the outage lies. */
  @ParameterizedTest
  @CsvSource({"1, 10000", "20, 10000", "500, 10000", "1, 1000", "500, 1000"})
  void hardlyEverRefutesWhatIsTrue(int burst, int watched) {
    // When as much outage as is allowed
    long wrong = count(burst, 500, watched, UptimeTest::refutes);
    // Then
    assertThat(wrong).isLessThanOrEqualTo(RUNS / 100);
  }

  @ParameterizedTest
  @CsvSource({"1", "20", "500"})
  void hardlyEverConfirmsWhatIsFalse(int burst) {
    // When a little more than is allowed
    long wrong = count(burst, 520, WINDOW, UptimeTest::confirms);
    // Then
    assertThat(wrong).isLessThanOrEqualTo(RUNS / 100);
  }

  /** Some 33 misses refute; 60 are expected, with a standard deviation of 7. */
  @ParameterizedTest
  @CsvSource({"1", "20", "2000"})
  void refutesFourTimesTheOutage(int burst) {
    // When
    long caught = count(burst, 2000, WINDOW, UptimeTest::refutes);
    // Then
    assertThat(caught).isGreaterThan(RUNS * 99L / 100);
  }

  /** All of the outage lies in the first tenth, which should have 30 of the probes. */
  @ParameterizedTest
  @CsvSource({"30, 500, false", "150, 500, false", "3, 520, true", "30, 520, true"})
  void hardlyEverErrsByWatchesOfUnequalDensity(int first, int outage, boolean isConfirming) {
    // Given
    BitSet down = new BitSet(WINDOW);
    down.set(0, outage);
    // When
    long wrong =
        IntStream.range(0, RUNS)
            .mapToObj(i -> seenInTwo(down, first))
            .filter(seen -> isConfirming ? test.confirms(seen) : test.refutes(seen))
            .count();
    // Then
    assertThat(wrong).isLessThanOrEqualTo(RUNS / 100);
  }

  private long count(int burst, int outage, int watched, BiPredicate<UptimeTest, Watched> decides) {
    return IntStream.range(0, RUNS)
        .filter(i -> decides.test(test, seen(outage(burst, outage, watched), watched)))
        .count();
  }

  /** So many seconds of outage, in bursts at random places of the watched part. */
  private BitSet outage(int burst, int seconds, int watched) {
    BitSet down = new BitSet(watched);
    int slots = watched / burst;
    for (int left = seconds / burst; left > 0; ) {
      int slot = random.nextInt(slots);
      if (!down.get(slot * burst)) {
        down.set(slot * burst, (slot + 1) * burst);
        left--;
      }
    }
    return down;
  }

  private Watched seen(BitSet outage, int watched) {
    byte[] seed = new byte[32];
    random.nextBytes(seed);
    long[] times = RandomTimes.draw(seed, watched * 1000L, PROBES);
    int down = (int) Arrays.stream(times).filter(t -> outage.get((int) (t / 1000))).count();
    return new Watched("own", true, List.of(period(0, watched, PROBES, down)));
  }

  /** The watches of a whole window whose first tenth is asked otherwise than the rest. */
  private Watched seenInTwo(BitSet outage, int first) {
    int[] ends = {WINDOW / 10, WINDOW};
    int[] probes = {first, PROBES - first};
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int from = i == 0 ? 0 : ends[0];
      byte[] seed = new byte[32];
      random.nextBytes(seed);
      long[] times = RandomTimes.draw(seed, (ends[i] - from) * 1000L, probes[i]);
      int down =
          (int) Arrays.stream(times).filter(t -> outage.get(from + (int) (t / 1000))).count();
      periods.add(period(from, ends[i], probes[i], down));
    }
    return new Watched("own", true, periods);
  }

  private static Period period(int from, int to, int probes, int down) {
    return new Period(
        TestNetwork.NOW.plusSeconds(from),
        TestNetwork.NOW.plusSeconds(to),
        (to - from) * 1000L,
        probes - down,
        down,
        0,
        0,
        0,
        List.of(),
        FROM);
  }
}
