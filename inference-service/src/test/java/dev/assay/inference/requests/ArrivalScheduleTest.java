package dev.assay.inference.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArrivalScheduleTest {
  private static final byte[] SEED = HexFormat.of().parseHex("5a".repeat(32));

  /** Recomputed apart from this code, in Python. */
  @Test
  void isRecomputedFromItsSeed() {
    assertThat(ArrivalSchedule.micros(SEED, 5, new BigDecimal("40")))
        .containsExactly(0L, 7863L, 10472L, 12324L, 33823L);
  }

  @Test
  void beginsAlikeHoweverLongItIs() {
    // When
    long[] few = ArrivalSchedule.micros(SEED, 10, new BigDecimal("40"));
    long[] many = ArrivalSchedule.micros(SEED, 100, new BigDecimal("40"));
    // Then
    assertThat(many).startsWith(few).isSorted();
  }

  @Test
  void bringsTheClaimedLoadInExponentialGaps() {
    // When
    int n = 100_000;
    long[] due = ArrivalSchedule.micros(SEED, n, new BigDecimal("1000"));
    // Then
    double mean = (double) due[n - 1] / (n - 1);
    int shorterThanMean = 0;
    for (int i = 1; i < n; i++) {
      shorterThanMean += due[i] - due[i - 1] < 1000 ? 1 : 0;
    }
    assertThat(mean).isCloseTo(1000, within(15.0));
    assertThat((double) shorterThanMean / n).isCloseTo(1 - Math.exp(-1), within(0.01));
  }

  @Test
  void givesEveryRequestAPromptOfItsOwn() {
    // When
    Set<String> beginnings = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      beginnings.add(PromptClass.SHORT.prompt(SEED, i).substring(0, 16));
    }
    // Then
    assertThat(beginnings).hasSize(1000);
  }
}
