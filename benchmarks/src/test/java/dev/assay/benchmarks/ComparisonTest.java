package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.verification.statistics.SequentialDecision;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The harness's own arithmetic; it measures nothing. */
class ComparisonTest {
  static Stream<Arguments> medians() {
    return Stream.of(
        arguments(List.of(4.0), 4.0),
        arguments(List.of(9.0, 1.0, 2.0), 2.0),
        arguments(List.of(9.0, 1.0, 2.0, 4.0), 3.0));
  }

  @ParameterizedTest
  @MethodSource
  void medians(List<Double> values, double median) {
    assertThat(Median.of(values)).isEqualTo(median);
  }

  @Test
  void nothing_has_no_median() {
    assertThatIllegalArgumentException().isThrownBy(() -> Median.of(List.of()));
  }

  @Test
  void a_ratio_is_that_of_the_medians_and_holds_from_its_bound_on() {
    // Given
    List<Double> ours = List.of(50.0, 1.0, 51.0);
    List<Double> peers = List.of(100.0, 99.0, 900.0);

    // When
    Comparison exactly = new Comparison("answers", Promise.ratioAtLeast(0.5), ours, peers);
    Comparison above = new Comparison("answers", Promise.ratioAtLeast(0.51), ours, peers);

    // Then
    assertThat(exactly.ratio()).isEqualTo(0.5);
    assertThat(exactly.kept()).isTrue();
    assertThat(above.kept()).isFalse();
  }

  @Test
  void a_promise_may_bound_the_ratio_from_above_or_our_own_figure() {
    // Given
    List<Double> ours = List.of(30.0);
    List<Double> peers = List.of(60.0);

    // When / Then
    assertThat(new Comparison("trials", Promise.ratioAtMost(0.5), ours, peers).kept()).isTrue();
    assertThat(new Comparison("trials", Promise.ratioAtMost(0.49), ours, peers).kept()).isFalse();
    assertThat(new Comparison("ns", Promise.oursAtMost(30), ours, peers).kept()).isTrue();
    assertThat(new Comparison("ns", Promise.oursAtMost(29), ours, peers).kept()).isFalse();
    assertThat(new Comparison("ns", Promise.NONE, ours, peers).kept()).isTrue();
  }

  @Test
  void a_fixed_test_takes_the_least_trials_that_err_no_more_than_stated() {
    // Given: 5 % against 10 % and 2.5 % with 1 % error
    FixedTest between = FixedTest.between(0.05, 0.1, 0.01);
    FixedTest confirming = FixedTest.confirming(0.05, 0.025, 0.01);

    // When / Then: computed beforehand from exact binomial tails
    assertThat(between.n()).isEqualTo(589);
    assertThat(confirming.n()).isEqualTo(1_233);
    assertThat(between.look(588, 588)).isEqualTo(SequentialDecision.OPEN);
    assertThat(between.look(589, between.leastRefuting())).isEqualTo(SequentialDecision.REFUTED);
    assertThat(between.look(589, between.leastRefuting() - 1))
        .isEqualTo(SequentialDecision.CONFIRMED);
  }

  @Test
  void the_document_names_a_missed_promise() {
    // Given
    ResultsDocument document =
        new ResultsDocument(
            LocalDate.of(2026, 11, 20),
            "a machine",
            0.5,
            new Reading.Plan(Duration.ofSeconds(2), 1, 0));
    Comparison missed =
        new Comparison(
            "answers", Promise.ratioAtLeast(0.5), List.of(900.0, 1000.0, 1100.0), List.of(4000.0));

    // When
    String text = document.of(List.of(new Section("Reading", List.of(missed))));

    // Then
    assertThat(text)
        .contains("2026-11-20", "a machine")
        .contains("| answers | 1,000 (900 to 1,100) | 4,000 | 0.25 | ratio ≥ 0.5, **missed** |");
  }

  @Test
  void an_answer_is_as_long_as_its_head_and_body() {
    // Given
    Buffer part = Buffer.buffer("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nthe");

    // When
    Answer answer = Answer.startingWith(part);

    // Then
    assertThat(answer).isEqualTo(new Answer(200, 51));
    assertThatIllegalStateException()
        .isThrownBy(() -> Answer.startingWith(Buffer.buffer("HTTP/1.1 200 OK\r\n\r\n")));
  }
}
