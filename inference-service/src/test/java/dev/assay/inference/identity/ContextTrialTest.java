package dev.assay.inference.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.Tokenizer;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Answers;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.ModelClaims;
import dev.assay.inference.testing.ScriptedSeries;
import dev.assay.inference.testing.ScriptedSeries.Script;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContextTrialTest {
  private static final IdentityCheck CHECK = new IdentityCheck();
  private static final Tokenizer PINNED = Tokenizer.CL100K_BASE;
  private static final String TOO_LONG =
      "{\"error\":{\"code\":\"context_length_exceeded\",\"message\":\"too long\"}}";

  static Stream<Arguments> endings() {
    return Stream.of(
        arguments("repeated", 4096, PINNED, repeating(0), Outcome.CONFIRMED, null),
        arguments("counted short", 4096, PINNED, repeating(-9), Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments(
            "no tokenizer", 4096, null, repeating(0), Outcome.UNPROVEN, Reason.NOT_MEASURABLE),
        arguments("refused", 4096, PINNED, refusing(400, TOO_LONG), Outcome.REFUTED, null),
        arguments("refused by bytes", 4096, null, refusing(413, TOO_LONG), Outcome.REFUTED, null),
        arguments(
            "an error without a word",
            4096,
            PINNED,
            refusing(400, "bad request"),
            Outcome.UNPROVEN,
            Reason.SOURCE_ERROR),
        arguments(
            "a server's error that has the word",
            4096,
            PINNED,
            refusing(500, TOO_LONG),
            Outcome.UNPROVEN,
            Reason.SOURCE_ERROR),
        arguments(
            "forgotten",
            4096,
            PINNED,
            refusing(200, "no idea"),
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "time-out",
            4096,
            PINNED,
            (Script) (series, i, r) -> Answers.silent(i, r, AnswerOutcome.TIMED_OUT),
            Outcome.UNPROVEN,
            Reason.TIMED_OUT),
        arguments(
            "too long to try", 128_000, null, repeating(0), Outcome.UNPROVEN, Reason.BUDGET_SPENT),
        arguments(
            "too short to try", 100, null, repeating(0), Outcome.UNPROVEN, Reason.NOT_MEASURABLE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void endings(
      String why, int tokens, Tokenizer tokenizer, Script script, Outcome outcome, Reason reason) {
    // When
    Finding finding =
        Judging.findings(CHECK, ModelClaims.context(tokens, tokenizer), new ScriptedSeries(script))
            .getLast();
    // Then
    assertThat(finding.subject()).isEqualTo("chat context");
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"160", "1000", "31000"})
  void givenALength_whenFilled_thenThePromptIsAsLongAsItMayBeAndNoLonger(int most) {
    // When
    LongPrompt tokens = LongPrompt.of(new byte[32], most, text -> Vocabularies.count(PINNED, text));
    LongPrompt bytes =
        LongPrompt.of(new byte[32], most, text -> text.getBytes(StandardCharsets.UTF_8).length);
    // Then
    assertThat(Vocabularies.count(PINNED, tokens.text())).isBetween(most - 8, most);
    assertThat(bytes.text().length()).isBetween(most - 40, most);
    assertThat(tokens.text()).containsOnlyOnce(tokens.number());
    assertThat(tokens.text().indexOf(tokens.number())).isLessThan(30);
  }

  @Test
  void givenALongContextByTokens_whenPlanned_thenItFitsARequest() {
    // Given
    ScriptedSeries probes = new ScriptedSeries(repeating(0));
    // When
    Judging.findings(CHECK, ModelClaims.context(ContextTrial.LONGEST, PINNED), probes);
    // Then
    assertThat(probes.asked.getLast().exchanges().getFirst().prompt().length())
        .isLessThan(256 * 1024);
  }

  /** Reads the number at the beginning; counts so many tokens more than there are. */
  private static Script repeating(int more) {
    return (series, index, request) -> {
      String number = request.prompt().replaceAll("(?s)^\\D*(\\d+).*$", "$1");
      return Answers.text("It is " + number + ".")
          .counting(more + Vocabularies.count(PINNED, request.prompt()))
          .to(index, request);
    };
  }

  /** Refuses long prompts. */
  private static Script refusing(int status, String body) {
    return (series, index, request) ->
        series.purpose().contains("context")
            ? (status == 200 ? Answers.text(body) : Answers.refused(status, body))
                .to(index, request)
            : repeating(0).answer(series, index, request);
  }
}
