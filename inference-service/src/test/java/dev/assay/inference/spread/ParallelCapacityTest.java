package dev.assay.inference.spread;

import static dev.assay.inference.testing.SimulatedReply.failing;
import static dev.assay.inference.testing.SimulatedReply.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.Promises;
import dev.assay.inference.testing.SimulatedReply;
import dev.assay.inference.testing.SimulatedSeries;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A lone request brings 16 tokens in 170 ms; eight loads at once are claimed. */
class ParallelCapacityTest {
  private static final SpreadCheck CHECK = new SpreadCheck();
  private static final String LONE = "lone requests";
  private static final SimulatedReply QUICK = ok(20, 10);

  static Stream<Arguments> widths() {
    return Stream.of(
        arguments("any number at full pace", slots(256), 7, Outcome.CONFIRMED, null),
        arguments("more than there were", slots(256), 9, Outcome.UNPROVEN, Reason.ATTRIBUTION),
        arguments("two at full pace", slots(2), 4, Outcome.UNPROVEN, Reason.ATTRIBUTION),
        arguments("five at full pace", slots(5), 4, Outcome.CONFIRMED, null),
        arguments("one after the other", slots(1), 2, Outcome.UNPROVEN, Reason.ATTRIBUTION));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void widths(
      String why, SimulatedSeries endpoint, int claimed, Outcome outcome, @Nullable Reason reason) {
    // When
    Finding finding =
        Judging.finding(CHECK, Promises.of(load("1", null), parallel(claimed)), endpoint);
    // Then
    assertThat(finding.subject()).isEqualTo("chat parallel capacity");
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void showsTheBoundTheLadderAndItsKnee() {
    // When
    Finding finding = Judging.finding(CHECK, Promises.of(load("1", null), parallel(2)), slots(2));
    // Then
    assertThat(Judging.value(finding, "lone.median.upper")).isEqualTo("94.1177");
    assertThat(Judging.value(finding, "ladder.1")).isEqualTo("94.1176");
    assertThat(Judging.value(finding, "ladder.knee")).isEqualTo("2");
    assertThat(Judging.value(finding, "at-once.lower")).isEqualTo("1.99");
  }

  @Test
  void takesAFailedLoneRequestForAQuickOne() {
    // Given
    SimulatedSeries endpoint =
        SimulatedSeries.of(
            (planned, i) ->
                planned.group().equals(LONE) && i > 10
                    ? failing(AnswerOutcome.HTTP_ERROR, 500, 1)
                    : QUICK);
    // When
    Finding finding = Judging.finding(CHECK, Promises.of(load("1", null), parallel(2)), endpoint);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.TOO_FEW_SAMPLES);
  }

  @Test
  void comparesNothingWhereNoTokensAreClaimedUnderLoad() {
    // When
    Finding without = Judging.finding(CHECK, Promises.of(parallel(2)), slots(256));
    Finding others = Judging.finding(CHECK, Promises.of(load(null, "1"), parallel(2)), slots(256));
    // Then
    assertThat(List.of(without, others)).allMatch(f -> f.reason() == Reason.NOT_COVERED);
  }

  @Test
  void passesOnWhyThereIsNoRun() {
    // When
    Finding finding =
        Judging.finding(
            CHECK,
            Promises.of(load("1", null), parallel(2)),
            SimulatedSeries.without(Reason.BUDGET_SPENT));
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.BUDGET_SPENT);
  }

  @Test
  void countsAsAStatisticalClaim() {
    assertThat(CHECK.statisticalClaims(Promises.of(parallel(2)))).isEqualTo(1);
  }

  /** So many are served at full pace; more slow each other down in proportion. */
  private static SimulatedSeries slots(int slots) {
    return SimulatedSeries.byLoad(
        atOnce -> {
          double factor = Math.max(1, atOnce / (double) slots);
          return ok(20 * factor, 10 * factor);
        });
  }

  private static ThroughputClaim load(@Nullable String tokens, @Nullable String goodRequests) {
    return new ThroughputClaim(
        "chat",
        8,
        tokens == null ? null : new BigDecimal(tokens),
        goodRequests == null ? null : new BigDecimal(goodRequests),
        null,
        null,
        null,
        Promises.STATEMENT);
  }

  private static SpreadClaim parallel(int atLeast) {
    return new SpreadClaim(
        "chat", null, null, List.of(), null, atLeast, List.of(), Promises.STATEMENT);
  }
}
