package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamLogTest {
  private static final StreamLog LOG =
      StreamLog.of(
          """
          1000000000 50 0
          2000000000 150 8
          3000000000 350 10
          5000000000 550 9
          6000000000 560 3
          """);

  @Test
  void givenALog_whenRead_thenItTellsWhatWasSentAndHowManyWereOpen() {
    assertThat(LOG.sent()).isEqualTo(510);
    assertThat(LOG.mostOpen()).isEqualTo(10);
  }

  @Test
  void givenALog_whenAskedForARate_thenOnlyTheTimeUnderFullLoadCounts() {
    assertThat(LOG.perSecond(9)).isEqualTo(100.0);
    assertThat(LOG.perSecond(8)).isEqualTo(400 / 3.0);
    assertThat(LOG.perSecond(10)).isZero();
    assertThat(LOG.perSecond(11)).isZero();
  }
}
