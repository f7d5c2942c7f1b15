package dev.assay.inference.roofline;

import static dev.assay.inference.testing.Told.arriving;
import static dev.assay.inference.testing.Told.failing;
import static dev.assay.inference.testing.Told.paced;
import static dev.assay.inference.testing.Told.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.exchanges.Heard.Usage;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.Promises;
import dev.assay.inference.testing.ScriptedExchanges;
import dev.assay.inference.testing.Told;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An 8B model at FP16 on one RTX 4090: 63 tokens a second, 128 tokens in 2032 ms at best. */
class RooflineCheckTest {
  private static final RooflineCheck CHECK = new RooflineCheck();
  private static final InferenceClaims CLAIMS = claims("1");

  private static final Told POSSIBLE = paced(200, 16);
  private static final Told IMPOSSIBLE = paced(50, 10);

  /** Held back to the last moment, which makes no answer sooner. */
  private static final Told BUFFERED = arriving(tokens -> Collections.nCopies(tokens, 2232.0));

  /** One statistical claim at 1 %: 11 streams, refuted from 10. */
  static Stream<Arguments> endpoints() {
    Outcome open = Outcome.UNPROVEN;
    Outcome nothing = Outcome.NOT_APPLICABLE;
    return Stream.of(
        arguments("as fast as can be", paced(16, 16), nothing, Reason.NOTHING_FOUND),
        arguments("below", POSSIBLE, nothing, Reason.NOTHING_FOUND),
        arguments("held back and possible", BUFFERED, nothing, Reason.NOTHING_FOUND),
        arguments("all above", IMPOSSIBLE, Outcome.REFUTED, null),
        arguments("10 above", IMPOSSIBLE.first(1, POSSIBLE), Outcome.REFUTED, null),
        arguments("9 above", IMPOSSIBLE.first(2, POSSIBLE), open, Reason.UNDECIDED),
        arguments("1 above", POSSIBLE.first(1, IMPOSSIBLE), open, Reason.UNDECIDED),
        arguments(
            "a usage that nobody believes",
            POSSIBLE.heard(h -> Told.saying(h, h.text(), new Usage(30, 4000, 0), Map.of())),
            nothing,
            Reason.NOTHING_FOUND),
        arguments(
            "parts smaller than tokens",
            IMPOSSIBLE.heard(h -> Told.saying(h, "one ".repeat(40), null, Map.of())),
            nothing,
            Reason.NOTHING_FOUND),
        arguments(
            "2 failed",
            IMPOSSIBLE.first(2, failing(AnswerOutcome.HTTP_ERROR, 500)),
            open,
            Reason.TOO_FEW_SAMPLES),
        arguments("silence", silent(AnswerOutcome.TIMED_OUT), open, Reason.TIMED_OUT),
        arguments(
            "our budget spent",
            IMPOSSIBLE.first(1, silent(AnswerOutcome.BUDGET_SPENT)),
            open,
            Reason.BUDGET_SPENT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void givenAnEndpoint_whenTimed_thenOnlyTheImpossibleIsRefuted(
      String why, Told told, Outcome outcome, Reason reason) {
    // When
    Finding finding = Judging.finding(CHECK, CLAIMS, new ScriptedExchanges(told));
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenAYieldThatNobodyStates_whenFaster_thenItSaysWhatItWouldTake() {
    // When
    Finding finding = Judging.finding(CHECK, claims(null), new ScriptedExchanges(IMPOSSIBLE));
    // Then: 128 words in 1320 ms are 96.97 a second, 63 is the bound
    assertThat(finding.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(finding.reason()).isEqualTo(Reason.ATTRIBUTION);
    assertThat(finding.explanation()).contains("this would need 1.539 in the mean");
  }

  @Test
  void givenAYieldThatExplainsIt_whenFaster_thenNothingIsFound() {
    // When
    Finding finding = Judging.finding(CHECK, claims("1.6"), new ScriptedExchanges(IMPOSSIBLE));
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NOTHING_FOUND);
    assertThat(Judging.value(finding, "roofline")).isEqualTo("100.8");
    assertThat(Judging.value(finding, "words.median")).isEqualTo("96.97");
  }

  @Test
  void givenNoClaim_whenJudged_thenItDoesNotApply() {
    // When, Then
    assertThat(Judging.finding(CHECK, Promises.of(), new ScriptedExchanges(IMPOSSIBLE)).reason())
        .isEqualTo(Reason.NO_CLAIM);
  }

  private static InferenceClaims claims(String accepted) {
    return Promises.of(Promises.hardware(8_000_000_000L, "2", "1008", 1, accepted));
  }
}
