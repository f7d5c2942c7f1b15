package dev.assay.inference.spread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.AnswerOutcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClocksTest {
  private static final Instant START = Instant.parse("2026-11-01T12:00:00.400Z");

  @Test
  void givenOneClock_whenItsHeadersAreKeptForUpToASecond_thenOneIsCounted() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      // Given
      long offset = random.nextLong(-86_400_000_000L, 86_400_000_000L);
      List<Exchange> exchanges = new ArrayList<>();
      long sent = 0;
      for (int i = 0; i < 30; i++) {
        long written = sent + random.nextLong(300_000);
        long head = written + random.nextLong(300_000);
        long kept = random.nextLong(1_000_000);
        exchanges.add(exchange(i, sent, head, date(offset + written - kept)));
        sent = head + random.nextLong(2_000_000);
      }
      // Then
      assertThat(ServerClocks.fewest(exchanges)).isEqualTo(1);
    }
  }

  @Test
  void givenThreeClocksFarApart_whenCounted_thenThereAreThree() {
    // Given
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      long sent = i * 100_000L;
      exchanges.add(exchange(i, sent, sent + 50_000, date(sent + i % 3 * 10_000_000L)));
    }
    // Then
    assertThat(ServerClocks.fewest(exchanges)).isEqualTo(3);
  }

  @Test
  void givenClocksThatMayBeOne_whenCounted_thenThereIsOne() {
    // Given
    List<Exchange> exchanges =
        List.of(exchange(0, 0, 50_000, date(0)), exchange(1, 100_000, 150_000, date(1_500_000)));
    // Then
    assertThat(ServerClocks.fewest(exchanges)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-11-01T12:00:00Z",
        "Sun, 31 Feb 2026 12:00:00 GMT",
        "Sun, 01 Nov 99999999999 12:00:00 GMT",
        "0"
      })
  void givenNoDate_whenCounted_thenItSaysNothing(String date) {
    // Then
    assertThat(ServerClocks.fewest(List.of(exchange(0, 0, 1, date)))).isZero();
  }

  private static String date(long micros) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        START.plusNanos(1000 * micros).atOffset(ZoneOffset.UTC));
  }

  private static Exchange exchange(int index, long sent, long head, String date) {
    Heard heard =
        new Heard(
            200,
            head,
            head,
            true,
            List.of(),
            "",
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            Map.of("date", date),
            null,
            null);
    return new Exchange(
        PlannedExchange.streamed("clock", "what time is it", 1),
        new Exchanged(index, sent, sent, null, AnswerOutcome.OK, heard));
  }
}
