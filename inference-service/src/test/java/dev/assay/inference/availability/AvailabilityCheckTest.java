package dev.assay.inference.availability;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AvailabilityCheckTest {
  private static final AvailabilityCheck CHECK = new AvailabilityCheck();
  private static final Behaviour GOOD = ok(20, 50);
  private static final Behaviour SERVER_ERROR = failing(AnswerOutcome.HTTP_ERROR, 500);
  private static final Behaviour LIMITED = failing(AnswerOutcome.RATE_LIMITED, 429);

  static Stream<Arguments> successes() {
    return Stream.of(
        arguments("all succeed", "0.99", GOOD, Outcome.CONFIRMED, null),
        arguments("1 fails", "0.99", GOOD.with(1, SERVER_ERROR), Outcome.CONFIRMED, null),
        arguments("8 fail", "0.99", GOOD.with(8, SERVER_ERROR), Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("29 fail", "0.99", GOOD.with(29, SERVER_ERROR), Outcome.REFUTED, null),
        arguments("29 are turned away", "0.99", GOOD.with(29, LIMITED), Outcome.REFUTED, null),
        arguments("all are turned away", "0.99", LIMITED, Outcome.REFUTED, null),
        arguments(
            "29 get no answer",
            "0.99",
            GOOD.with(29, silent(AnswerOutcome.CONNECTION_FAILED)),
            Outcome.REFUTED,
            null),
        arguments(
            "nobody gets one",
            "0.99",
            silent(AnswerOutcome.CONNECTION_FAILED),
            Outcome.UNPROVEN,
            Reason.SOURCE_UNREACHABLE),
        arguments(
            "a claim beyond 1200 requests",
            "0.999",
            GOOD,
            Outcome.UNPROVEN,
            Reason.TOO_FEW_SAMPLES),
        arguments("never fails, so far", "1", GOOD, Outcome.UNPROVEN, Reason.TOO_FEW_SAMPLES),
        arguments("never fails, but did", "1", GOOD.with(1, SERVER_ERROR), Outcome.REFUTED, null),
        arguments("a prober that is late", "0.99", late(499, 600), Outcome.CONFIRMED, null),
        arguments(
            "a prober that is far too late",
            "0.99",
            late(501, 600),
            Outcome.UNPROVEN,
            Reason.PROBER_OVERLOADED),
        arguments(
            "our guard",
            "0.99",
            silent(AnswerOutcome.REFUSED),
            Outcome.UNPROVEN,
            Reason.ADDRESS_REFUSED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void successes(String why, String share, Behaviour behaviour, Outcome outcome, Reason reason) {
    // Given
    InferenceClaims claims = Judging.claims(Judging.endpoint("chat", share));
    // When
    Finding finding = Judging.finding(CHECK, claims, new ScriptedEndpoint(behaviour));
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void speaksOfThisRun() {
    // Given
    InferenceClaims claims = Judging.claims(Judging.endpoint("chat", "0.99"));
    // When
    Finding finding =
        Judging.finding(CHECK, claims, new ScriptedEndpoint(GOOD.with(29, SERVER_ERROR)));
    // Then
    assertThat(finding.explanation()).isEqualTo("Over this run, 1171 of 1200 requests succeeded.");
    assertThat(Judging.value(finding, "outcome.HTTP_ERROR")).isEqualTo("29");
    assertThat(finding.errorProbability()).isEqualByComparingTo("0.01");
  }

  @Test
  void judgesNothingWhereNothingIsClaimed() {
    // Given
    InferenceClaims claims =
        Judging.claims(
            Judging.endpoint("chat", null, Judging.latency(LatencyMetric.E2E, "0.5", "9")));
    // When, then
    assertThat(Judging.finding(CHECK, claims, new ScriptedEndpoint(GOOD)).outcome())
        .isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
