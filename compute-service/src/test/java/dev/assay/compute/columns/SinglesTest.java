package dev.assay.compute.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinglesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100, 5_000, 100_000})
  void whatIsCalledSingleIsAndMostThatIsSingleIsCalledSo(int number) {
    // Given values of which a third come again
    Random random = new Random(number);
    List<Long> values = new ArrayList<>();
    while (values.size() < number) {
      boolean again = !values.isEmpty() && random.nextInt(3) == 0;
      values.add(again ? values.get(random.nextInt(values.size())) : random.nextLong());
    }
    Singles singles = new Singles(number);
    // When
    values.forEach(singles::add);
    // Then
    Map<Long, Long> times =
        values.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(values).filteredOn(singles::has).allMatch(value -> times.get(value) == 1);
    long once = times.values().stream().filter(n -> n == 1).count();
    assertThat(values.stream().filter(singles::has).count()).isGreaterThanOrEqualTo(once * 4 / 5);
    assertThat(singles.places()).isBetween((int) once * 4 / 5, times.size());
  }
}
