package dev.assay.compute.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

  @ParameterizedTest
  @CsvSource({
    // equal holders: a strict majority takes one more than half of them
    "8, 3, 5, 3, 1250, 0, 3, 8",
    "3, 1, 2, 2, 3333.333333, 0, 1.58496, 3",
    "1, 7, 1, 1, 10000, 0, 0, 1",
    "2, 5, 2, 1, 5000, 0, 1, 2"
  })
  void knowsEqualHolders(
      int holders,
      long each,
      int nakamoto,
      int third,
      String hhi,
      String gini,
      String entropy,
      String effective) {
    // When
    Spread spread = Spread.of(equal(holders, each));
    // Then
    assertThat(spread.holders()).isEqualTo(holders);
    assertThat(spread.nodes()).isEqualTo(holders * each);
    assertThat(spread.nakamoto()).isEqualTo(nakamoto);
    assertThat(spread.nakamotoThird()).isEqualTo(third);
    assertThat(spread.hhi()).isEqualByComparingTo(hhi);
    assertThat(spread.gini()).isEqualByComparingTo(gini);
    assertThat(spread.entropyBits()).isEqualByComparingTo(entropy);
    assertThat(spread.effectiveHolders()).isEqualByComparingTo(effective);
  }

  @Test
  void knowsUnequalHolders() {
    // When 6, 2, 1, 1 of 10
    Spread spread = Spread.of(Map.of("a", 6L, "b", 2L, "c", 1L, "d", 1L));
    // Then HHI 3600+400+100+100, Gini (−3·1−1·1+1·2+3·6)/(4·10)
    assertThat(spread.nakamoto()).isEqualTo(1);
    assertThat(spread.hhi()).isEqualByComparingTo("4200");
    assertThat(spread.gini()).isEqualByComparingTo("0.4");
  }

  @Test
  void keepsTheLargestAndSumsTheRest() {
    // When
    Spread spread = Spread.of(equal(25, 2));
    // Then
    assertThat(spread.top()).hasSize(20);
    assertThat(spread.rest()).isEqualTo(10);
  }

  @Test
  void hasNoFiguresOfNothing() {
    assertThat(Spread.of(Map.of())).isNull();
  }

  private static Map<String, Long> equal(int holders, long each) {
    Map<String, Long> shares = new LinkedHashMap<>();
    for (int i = 0; i < holders; i++) {
      shares.put("holder-%03d".formatted(i), each);
    }
    return shares;
  }
}
