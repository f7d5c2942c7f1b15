package dev.assay.inference.latency;

import static dev.assay.inference.testing.Behaviour.failing;
import static dev.assay.inference.testing.Behaviour.late;
import static dev.assay.inference.testing.Behaviour.ok;
import static dev.assay.inference.testing.Behaviour.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedRequests;
import dev.assay.inference.testing.Behaviour;
import dev.assay.inference.testing.Judging;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Claimed are a p95 of 1000 ms and a success of 95 %, so that two decisions share 1 %: then a claim
 * is confirmed from 124 good answers on, and 100 are counted in any case.
 */
class EarlyStopTest {
  private static final EndpointClaim CLAIM =
      Judging.endpoint("chat", "0.95", Judging.latency(LatencyMetric.E2E, "0.95", "1000"));
  private static final InferenceClaims CLAIMS = Judging.claims(CLAIM);
  private static final TimedRequests LOAD =
      TimedRequests.of(CLAIM, Judging.terms(CLAIMS), new byte[32]);

  static Stream<Arguments> loads() {
    return Stream.of(
        arguments("too few to confirm", 123, ok(20, 50), false),
        arguments("enough to confirm", 124, ok(20, 50), true),
        arguments("all too slow, but too few to say so", 99, ok(20, 2000), false),
        arguments("times refuted, success open", 100, ok(20, 2000), false),
        arguments("times refuted, success confirmed", 124, ok(20, 2000), true),
        arguments("all fail", 100, failing(AnswerOutcome.HTTP_ERROR, 500), true),
        arguments("our guard refuses", 1, silent(AnswerOutcome.REFUSED), true),
        arguments("our budget is spent", 1, silent(AnswerOutcome.BUDGET_SPENT), true),
        arguments("a prober so late that it goes on", 124, late(501, 600), false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("loads")
  void givenAnswers_whenAsked_thenTheLoadEndsOnlyWhereAllIsDecided(
      String why, int answers, Behaviour behaviour, boolean ends) {
    // Given
    List<TimedAnswer> counted =
        IntStream.range(0, answers).mapToObj(i -> behaviour.answer(i, i * 25_000L)).toList();

    // When, then
    assertThat(new EarlyStop(LOAD).suffices(List.of(), counted)).isEqualTo(ends);
  }
}
