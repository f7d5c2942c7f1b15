package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeterminedPrefixTest {

  /** m met, v violated, o void, . pending. */
  @ParameterizedTest
  @CsvSource({
    "'',        0, 0, 0",
    ".mmm,      0, 0, 0",
    "mmv.mm,    3, 1, 0",
    "moovm,     3, 1, 2",
    "ooo.v,     0, 0, 3",
    "vvvv,      4, 4, 0"
  })
  void itEndsBeforeTheFirstUnknownOutcome(String schedule, int trials, int violations, int voids) {
    // Given / When
    DeterminedPrefix prefix = DeterminedPrefix.of(outcomes(schedule));
    // Then
    assertThat(prefix).isEqualTo(new DeterminedPrefix(trials, violations, voids));
    assertThat(prefix.length()).isEqualTo(trials + voids);
  }

  @Test
  void itGrowsToTheSameWhateverTheOrderOfCompletion() {
    // Given
    List<ScheduledOutcome> all = outcomes("mmvomvvommmmvm");
    SplittableRandom random = new SplittableRandom(14);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      order.add(random.nextInt(order.size() + 1), i);
    }
    List<ScheduledOutcome> known =
        new ArrayList<>(Collections.nCopies(all.size(), ScheduledOutcome.PENDING));
    DeterminedPrefix prefix = DeterminedPrefix.NONE;
    // When
    for (int place : order) {
      known.set(place, all.get(place));
      prefix = prefix.extended(known);
      // Then
      assertThat(prefix).isEqualTo(DeterminedPrefix.of(known));
    }
    assertThat(prefix).isEqualTo(new DeterminedPrefix(12, 4, 2));
  }

  /** Half are slow violations: what has come in so far shows none of them. */
  @Test
  void fastAnswersAreNotFavoured() {
    // Given: every second is slow, and of the slow only the first is in
    List<ScheduledOutcome> soFar = outcomes("mvm.m.m.m.m.m.");
    // When
    DeterminedPrefix prefix = DeterminedPrefix.of(soFar);
    // Then
    assertThat(prefix).isEqualTo(new DeterminedPrefix(3, 1, 0));
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given
    DeterminedPrefix three = DeterminedPrefix.of(outcomes("mmm"));
    // When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> three.extended(outcomes("mm")));
    assertThatIllegalArgumentException().isThrownBy(() -> new DeterminedPrefix(1, 2, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new DeterminedPrefix(1, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new DeterminedPrefix(1, 1, -1));
  }

  private static List<ScheduledOutcome> outcomes(String schedule) {
    return schedule
        .chars()
        .mapToObj(
            letter ->
                switch (letter) {
                  case 'm' -> ScheduledOutcome.MET;
                  case 'v' -> ScheduledOutcome.VIOLATED;
                  case 'o' -> ScheduledOutcome.VOID;
                  default -> ScheduledOutcome.PENDING;
                })
        .toList();
  }
}
