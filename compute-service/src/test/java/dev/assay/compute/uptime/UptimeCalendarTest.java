package dev.assay.compute.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.claims.UptimeClaim.Maintenance;
import dev.assay.compute.claims.UptimeClaim.Window;
import dev.assay.compute.testing.Judging;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A window of 1000 minutes; 99 % are claimed. */
class UptimeCalendarTest {
  private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "'', 1000, 10",
    "100-200, 900, 9",
    "100-200 150-250, 850, 8.5",
    "150-250 100-200, 850, 8.5",
    "100-200 120-130, 900, 9",
    "900-1100, 900, 9",
    "2000-2100, 1000, 10",
    "0-1000, 0, 0"
  })
  void countsWhatIsNotMaintenance(String maintenance, long counted, String allowed) {
    // When
    UptimeCalendar calendar = calendar(maintenance);
    // Then
    assertThat(calendar.countedMillis()).isEqualTo(counted * 60_000);
    assertThat(calendar.allowedMillis())
        .isEqualTo(new BigDecimal(allowed).multiply(new BigDecimal(60_000)).longValue());
  }

  @Test
  void countsAMomentExactlyWhenItsMillisecondCounts() {
    // Given
    SplittableRandom random = new SplittableRandom(7);
    UptimeCalendar calendar = calendar("100-200 150-250 700-701");
    IntStream.range(0, 500)
        .forEach(
            i -> {
              // When
              Instant at = FROM.plusMillis(random.nextLong(-60_000, 1001 * 60_000));
              long counted = calendar.countedMillis(at, at.plusMillis(1));
              // Then
              assertThat(calendar.counts(at)).isEqualTo(counted == 1);
            });
  }

  private static UptimeCalendar calendar(String maintenance) {
    List<Maintenance> announced =
        Stream.of(maintenance.split(" ", -1))
            .filter(text -> !text.isEmpty())
            .map(UptimeCalendarTest::maintenance)
            .toList();
    return new UptimeCalendar(
        new UptimeClaim(
            "up",
            List.of(Watches.NODE),
            new BigDecimal("0.99"),
            new Window(FROM, minute("1000")),
            announced,
            List.of(),
            Judging.STATEMENT));
  }

  private static Maintenance maintenance(String minutes) {
    String[] ends = minutes.split("-", 2);
    return new Maintenance(minute(ends[0]), minute(ends[1]), FROM.minusSeconds(1));
  }

  private static Instant minute(String number) {
    return FROM.plusSeconds(60 * Long.parseLong(number));
  }
}
