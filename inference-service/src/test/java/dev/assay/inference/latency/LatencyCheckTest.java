package dev.assay.inference.latency;

import static dev.assay.inference.testing.Behaviour.chunks;
import static dev.assay.inference.testing.Behaviour.connecting;
import static dev.assay.inference.testing.Behaviour.failing;
import static dev.assay.inference.testing.Behaviour.late;
import static dev.assay.inference.testing.Behaviour.ok;
import static dev.assay.inference.testing.Behaviour.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Behaviour;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.ScriptedEndpoint;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.report.Picture;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LatencyCheckTest {
  private static final LatencyCheck CHECK = new LatencyCheck();
  private static final Behaviour FAST = ok(20, 50);
  private static final Behaviour SLOW = ok(20, 1001);

  /**
   * With one claim at 1 % and 1200 requests, p95 takes up to 34 violations and is refuted from 93.
   */
  static Stream<Arguments> endToEnd() {
    return Stream.of(
        arguments("all within", FAST, Outcome.CONFIRMED, null),
        arguments("exactly the limit", ok(20, 1000), Outcome.CONFIRMED, null),
        arguments("all a microsecond above", ok(20, 1000.001), Outcome.REFUTED, null),
        arguments("34 above", FAST.with(34, SLOW), Outcome.CONFIRMED, null),
        arguments("35 above", FAST.with(35, SLOW), Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("92 above", FAST.with(92, SLOW), Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("93 above", FAST.with(93, SLOW), Outcome.REFUTED, null),
        arguments(
            "failures fast as lightning",
            FAST.with(93, failing(AnswerOutcome.HTTP_ERROR, 500)),
            Outcome.REFUTED,
            null),
        arguments(
            "told to come back later",
            FAST.with(93, failing(AnswerOutcome.RATE_LIMITED, 429)),
            Outcome.REFUTED,
            null),
        arguments(
            "silence for a part",
            FAST.with(93, silent(AnswerOutcome.TIMED_OUT)),
            Outcome.REFUTED,
            null),
        arguments(
            "silence all the time",
            silent(AnswerOutcome.TIMED_OUT),
            Outcome.UNPROVEN,
            Reason.TIMED_OUT),
        arguments(
            "nobody there",
            silent(AnswerOutcome.CONNECTION_FAILED),
            Outcome.UNPROVEN,
            Reason.SOURCE_UNREACHABLE),
        arguments(
            "a request that our guard refused",
            SLOW.with(1, silent(AnswerOutcome.REFUSED)),
            Outcome.UNPROVEN,
            Reason.ADDRESS_REFUSED),
        arguments(
            "our budget spent",
            FAST.with(1, silent(AnswerOutcome.BUDGET_SPENT)),
            Outcome.UNPROVEN,
            Reason.BUDGET_SPENT),
        arguments(
            "too many of ours under way",
            SLOW.with(1, silent(AnswerOutcome.NOT_SENT)),
            Outcome.UNPROVEN,
            Reason.PROBER_OVERLOADED),
        arguments(
            "a key that we don't have",
            failing(AnswerOutcome.HTTP_ERROR, 401),
            Outcome.UNPROVEN,
            Reason.SECRET_MISSING),
        arguments(
            "a model that it doesn't know",
            failing(AnswerOutcome.HTTP_ERROR, 404),
            Outcome.UNPROVEN,
            Reason.SOURCE_ERROR),
        arguments(
            "nothing but errors of its own",
            failing(AnswerOutcome.HTTP_ERROR, 503),
            Outcome.REFUTED,
            null),
        arguments("late sends, quick answers", late(400, 500), Outcome.CONFIRMED, null),
        arguments(
            "so late that it was another load",
            late(501, 600),
            Outcome.UNPROVEN,
            Reason.PROBER_OVERLOADED),
        arguments(
            "12 sends late, slow answers", SLOW.with(12, late(21, 2000)), Outcome.REFUTED, null),
        arguments("13 a little late", SLOW.with(13, late(20, 2000)), Outcome.REFUTED, null),
        arguments(
            "13 sends late, answers too slow by less than that",
            SLOW.with(13, late(21, 2000)),
            Outcome.UNPROVEN,
            Reason.PROBER_OVERLOADED),
        arguments(
            "13 sends late, answers too slow by far more",
            ok(20, 1200).with(13, late(21, 2000)),
            Outcome.REFUTED,
            null),
        arguments(
            "13 sends late, too close to decide",
            FAST.with(35, SLOW).with(13, late(21, 2000)),
            Outcome.UNPROVEN,
            Reason.PROBER_OVERLOADED),
        arguments(
            "slow to connect, quick to answer",
            connecting(600, 1100),
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments("slow after connecting", connecting(50, 1101), Outcome.REFUTED, null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void endToEnd(String why, Behaviour behaviour, Outcome outcome, Reason reason) {
    // Given
    InferenceClaims claims =
        Judging.claims(
            Judging.endpoint("chat", null, Judging.latency(LatencyMetric.E2E, "0.95", "1000")));
    // When
    Finding finding = Judging.finding(CHECK, claims, new ScriptedEndpoint(behaviour));
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  /** Claimed is a p90 of 10 ms a token; sixteen tokens are asked for. */
  static Stream<Arguments> timePerToken() {
    return Stream.of(
        arguments("15 gaps of 10 ms", chunks(16, 16, 150), Outcome.CONFIRMED, null),
        arguments("a little more", chunks(16, 16, 150.1), Outcome.REFUTED, null),
        arguments("no usage told", chunks(16, null, 150), Outcome.CONFIRMED, null),
        arguments("two tokens a chunk, quick", chunks(8, 16, 70), Outcome.CONFIRMED, null),
        arguments(
            "two a chunk, if it is to be believed",
            chunks(8, 16, 140),
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments("two a chunk, too slow all the same", chunks(8, 16, 151), Outcome.REFUTED, null),
        arguments("more told than asked for", chunks(8, 4000, 151), Outcome.REFUTED, null),
        arguments("less told than came", chunks(16, 1, 11), Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("all in one piece", chunks(1, 16, 0), Outcome.UNPROVEN, Reason.TOO_FEW_SAMPLES),
        arguments(
            "some in one piece",
            chunks(16, 16, 30).with(1100, chunks(1, 16, 0)),
            Outcome.CONFIRMED,
            null),
        arguments(
            "too many in one piece",
            chunks(16, 16, 30).with(1170, chunks(1, 16, 0)),
            Outcome.UNPROVEN,
            Reason.TOO_FEW_SAMPLES),
        arguments(
            "fewer failures than are allowed, all others in one piece",
            chunks(1, 16, 0).with(110, failing(AnswerOutcome.EMPTY, 200)),
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "failures among them",
            chunks(16, 16, 30).with(200, failing(AnswerOutcome.EMPTY, 200)),
            Outcome.REFUTED,
            null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void timePerToken(String why, Behaviour behaviour, Outcome outcome, Reason reason) {
    // Given
    InferenceClaims claims =
        Judging.claims(
            Judging.endpoint("chat", null, Judging.latency(LatencyMetric.TPOT, "0.9", "10")));
    // When
    Finding finding = Judging.finding(CHECK, claims, new ScriptedEndpoint(behaviour));
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void showsWhatItRestsOn() {
    // Given
    InferenceClaims claims =
        Judging.claims(
            Judging.endpoint("chat", null, Judging.latency(LatencyMetric.E2E, "0.95", "1000")));
    Behaviour behaviour = FAST.with(10, failing(AnswerOutcome.HTTP_ERROR, 500));
    // When
    Finding finding = Judging.finding(CHECK, claims, new ScriptedEndpoint(behaviour));
    // Then
    assertThat(finding.subject()).isEqualTo("chat E2E p95");
    assertThat(Judging.value(finding, "e2e.above-limit")).isEqualTo("10");
    assertThat(Judging.value(finding, "e2e.requests")).isEqualTo("1200");
    assertThat(Judging.value(finding, "e2e.p50")).isEqualTo("50");
    assertThat(Judging.value(finding, "e2e.claimed-percentile.upper")).isEqualTo("50");
    assertThat(Judging.value(finding, "outcome.HTTP_ERROR")).isEqualTo("10");
    assertThat(finding.errorProbability()).isEqualByComparingTo("0.01");
    assertThat(finding.statistic().n()).isEqualTo(1200);
    assertThat(finding.statistic().value()).isGreaterThan(new BigDecimal("4.605"));
  }

  @Test
  void leavesOutAPercentileThatFailuresReach() {
    // Given
    InferenceClaims claims =
        Judging.claims(
            Judging.endpoint("chat", null, Judging.latency(LatencyMetric.E2E, "0.5", "1000")));
    Behaviour behaviour = FAST.with(20, silent(AnswerOutcome.TIMED_OUT));
    // When
    Finding finding = Judging.finding(CHECK, claims, new ScriptedEndpoint(behaviour));
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(finding.observed()).noneMatch(observed -> observed.name().equals("e2e.p99"));
    assertThat(Judging.value(finding, "e2e.p95")).isEqualTo("50");
  }

  @Test
  void passesOnWhyThereIsNoRun() {
    // Given
    InferenceClaims claims =
        Judging.claims(
            Judging.endpoint("chat", null, Judging.latency(LatencyMetric.TTFT, "0.95", "1000")));
    // When
    Finding finding = Judging.finding(CHECK, claims, new ScriptedEndpoint(Reason.SECRET_MISSING));
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(finding.reason()).isEqualTo(Reason.SECRET_MISSING);
  }

  @Test
  void judgesNothingWhereNothingIsClaimed() {
    // Given
    InferenceClaims claims = Judging.claims(Judging.endpoint("chat", "0.99"));
    ScriptedEndpoint endpoint = new ScriptedEndpoint(FAST);
    // When
    Finding finding = Judging.finding(CHECK, claims, endpoint);
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(endpoint.asked).isEmpty();
  }

  @Test
  void sharesOneLoadAmongTheClaimsOfAnEndpoint() {
    // Given
    InferenceClaims claims =
        Judging.claims(
            Judging.endpoint(
                "chat",
                "0.99",
                Judging.latency(LatencyMetric.TTFT, "0.95", "100"),
                Judging.latency(LatencyMetric.E2E, "0.999", "5000")),
            Judging.endpoint("other", null, Judging.latency(LatencyMetric.E2E, "0.5", "10")));
    ScriptedEndpoint endpoint = new ScriptedEndpoint(FAST);
    // When
    List<Finding> findings = Judging.findings(CHECK, claims, endpoint);
    // Then
    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly("chat TTFT p95", "chat E2E p99.9", "other E2E p50");
    assertThat(findings)
        .extracting(Finding::outcome)
        .containsExactly(Outcome.CONFIRMED, Outcome.UNPROVEN, Outcome.REFUTED);
    assertThat(findings.get(1).reason()).isEqualTo(Reason.TOO_FEW_SAMPLES);
    assertThat(endpoint.asked).hasSize(2);
    assertThat(endpoint.asked.getFirst().deadlineMillis()).isEqualTo(20_000);
    assertThat(endpoint.asked.getLast().deadlineMillis()).isEqualTo(10_000);
  }

  @Test
  void drawsWhatItSaw() {
    // Given
    InferenceClaims claims =
        Judging.claims(
            Judging.endpoint("chat", null, Judging.latency(LatencyMetric.E2E, "0.95", "1000")));
    ScriptedEndpoint endpoint =
        new ScriptedEndpoint(FAST.with(8, ok(20, 70.5)).with(3, silent(AnswerOutcome.TIMED_OUT)));
    // When
    LatencyObserved seen =
        CHECK.observe(claims, Judging.terms(claims), endpoint).await().indefinitely();
    // Then
    assertThat(CHECK.pictures(claims, seen))
        .containsExactly(
            new Picture.Histogram(
                "E2E of chat, 1200 requests",
                "ms",
                List.of(
                    new Picture.Bucket("50", 1192),
                    new Picture.Bucket("70", 0),
                    new Picture.Bucket("100", 5),
                    new Picture.Bucket("", 3)),
                List.of(new Picture.Mark("claimed E2E p95", "1000"))));
  }

  @Test
  void drawsNothingOfARunThatSaysNothing() {
    // Given
    InferenceClaims claims =
        Judging.claims(
            Judging.endpoint("chat", null, Judging.latency(LatencyMetric.E2E, "0.95", "1000")));
    ScriptedEndpoint endpoint = new ScriptedEndpoint(silent(AnswerOutcome.CONNECTION_FAILED));
    // When
    LatencyObserved seen =
        CHECK.observe(claims, Judging.terms(claims), endpoint).await().indefinitely();
    // Then
    assertThat(CHECK.pictures(claims, seen)).isEmpty();
  }
}
