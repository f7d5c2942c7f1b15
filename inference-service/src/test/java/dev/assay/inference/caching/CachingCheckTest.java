package dev.assay.inference.caching;

import static dev.assay.inference.testing.Told.failing;
import static dev.assay.inference.testing.Told.paced;
import static dev.assay.inference.testing.Told.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.exchanges.Heard.Usage;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.Promises;
import dev.assay.inference.testing.ScriptedExchanges;
import dev.assay.inference.testing.Told;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CachingCheckTest {
  private static final CachingCheck CHECK = new CachingCheck();
  private static final InferenceClaims CLAIMS = Promises.of(Promises.computed());

  /** Always the same text, which is what the likeliest tokens give. */
  private static final Told COMPUTED = paced(200, 10);

  private static final Told KEPT = paced(20, 0.1);

  /** Keeps the prompt's prefix: the first token is early, the others take their time. */
  private static final Told PREFIX_KEPT = paced(50, 10);

  private static final Told ERROR = failing(AnswerOutcome.HTTP_ERROR, 500);

  /** One statistical claim at 1 %: 24 units, confirmed up to 1 kept answer, refuted from 7. */
  static Stream<Arguments> endpoints() {
    Outcome open = Outcome.UNPROVEN;
    return Stream.of(
        arguments("all computed, texts alike", COMPUTED, Outcome.CONFIRMED, null),
        arguments("all kept", kept(24, KEPT), Outcome.REFUTED, null),
        arguments("1 kept", kept(1, KEPT), Outcome.CONFIRMED, null),
        arguments("2 kept", kept(2, KEPT), open, Reason.UNDECIDED),
        arguments("6 kept", kept(6, KEPT), open, Reason.UNDECIDED),
        arguments("7 kept", kept(7, KEPT), Outcome.REFUTED, null),
        arguments("a little faster each", kept(24, paced(150, 6)), Outcome.CONFIRMED, null),
        arguments("the prompt kept", kept(24, PREFIX_KEPT), open, Reason.UNDECIDED),
        arguments("1 failed", COMPUTED.first(3, ERROR), Outcome.CONFIRMED, null),
        arguments("2 failed", COMPUTED.first(6, ERROR), open, Reason.UNDECIDED),
        arguments("failures don't accuse", kept(24, KEPT).first(54, ERROR), open, Reason.UNDECIDED),
        arguments(
            "a slow repetition is no cache", kept(24, paced(900, 30)), Outcome.CONFIRMED, null),
        arguments(
            "each new prompt fails",
            COMPUTED.with((planned, index) -> planned.group().equals(TwinPrompts.NEW), ERROR),
            open,
            Reason.TOO_FEW_SAMPLES),
        arguments(
            "nobody there",
            silent(AnswerOutcome.CONNECTION_FAILED),
            open,
            Reason.SOURCE_UNREACHABLE),
        arguments(
            "cancelled",
            COMPUTED.first(1, silent(AnswerOutcome.CANCELLED)),
            open,
            Reason.CANCELLED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void givenAnEndpoint_whenPromptsAreRepeated_thenTheirTimesTell(
      String why, Told told, Outcome outcome, Reason reason) {
    // When
    Finding finding = Judging.finding(CHECK, CLAIMS, new ScriptedExchanges(told));
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenTheLikeliestTokens_whenJudged_thenTextsAreShownAndNotHeldAgainstIt() {
    // When
    Finding finding = Judging.finding(CHECK, CLAIMS, new ScriptedExchanges(COMPUTED));
    // Then
    assertThat(Judging.value(finding, "repeated.same-text")).isEqualTo("24");
    assertThat(Judging.value(finding, "whole-answer.ratio")).isEqualTo("1");
    assertThat(Judging.value(finding, "repeated.cached-tokens-stated")).isEqualTo("0");
    assertThat(Judging.value(finding, "repeated.cache-headers")).isEqualTo("0");
    assertThat(finding.errorProbability()).isEqualByComparingTo("0.01");
  }

  @ParameterizedTest
  @CsvSource({
    "x-cache, Hit from edge, 24",
    "x-cache, MISS, 0",
    "cf-cache-status, HIT, 24",
    "age, 17, 24",
    "age, 0, 0",
    "server, hit, 0"
  })
  void givenWhatACacheSays_whenJudged_thenItIsShown(String header, String value, String hits) {
    // Given
    Told told =
        COMPUTED.heard(
            heard ->
                Told.saying(heard, heard.text(), new Usage(30, 64, 16), Map.of(header, value)));
    // When
    Finding finding = Judging.finding(CHECK, CLAIMS, new ScriptedExchanges(told));
    // Then
    assertThat(Judging.value(finding, "repeated.cache-headers")).isEqualTo(hits);
    assertThat(Judging.value(finding, "repeated.cached-tokens-stated")).isEqualTo("24");
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  @Test
  void givenTheSeed_whenPlanned_thenEachUnitRepeatsItsOwnPromptFirstOrLast() {
    // Given
    ScriptedExchanges probes = new ScriptedExchanges(COMPUTED);
    // When
    Judging.finding(CHECK, CLAIMS, probes);
    // Then
    List<PlannedExchange> planned = probes.asked.getFirst().exchanges();
    List<List<PlannedExchange>> units =
        IntStream.range(0, 24).mapToObj(i -> planned.subList(3 * i, 3 * i + 3)).toList();
    assertThat(planned).hasSize(72);
    assertThat(planned.stream().map(PlannedExchange::prompt).distinct()).hasSize(48);
    assertThat(units)
        .allSatisfy(
            unit ->
                assertThat(unit)
                    .filteredOn(e -> !e.group().equals(TwinPrompts.OTHER))
                    .extracting(PlannedExchange::prompt)
                    .hasSize(2)
                    .containsOnly(unit.getFirst().prompt()));
    long repeatedNext =
        units.stream().filter(u -> u.get(1).group().equals(TwinPrompts.REPEATED)).count();
    assertThat(repeatedNext).isBetween(4L, 20L);
  }

  @Test
  void givenNoClaim_whenJudged_thenItDoesNotApply() {
    // When, Then
    assertThat(Judging.finding(CHECK, Promises.of(), new ScriptedExchanges(KEPT)).reason())
        .isEqualTo(Reason.NO_CLAIM);
  }

  /** The last so many repeated prompts are answered so. */
  private static Told kept(int units, Told repeated) {
    return COMPUTED.with(
        (planned, index) ->
            planned.group().equals(TwinPrompts.REPEATED)
                && index >= TwinPrompts.UNIT * (24 - units),
        repeated);
  }
}
