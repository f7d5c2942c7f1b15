package dev.assay.inference.streaming;

import static dev.assay.inference.testing.Told.arriving;
import static dev.assay.inference.testing.Told.failing;
import static dev.assay.inference.testing.Told.paced;
import static dev.assay.inference.testing.Told.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.Promises;
import dev.assay.inference.testing.ScriptedExchanges;
import dev.assay.inference.testing.Told;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StreamingCheckTest {
  private static final StreamingCheck CHECK = new StreamingCheck();
  private static final InferenceClaims CLAIMS = Promises.of(Promises.streaming());
  private static final Told STREAMED = paced(200, 10);

  /** All tokens when the last one is there. */
  private static final Told BUFFERED =
      arriving(tokens -> Collections.nCopies(tokens, 200.0 + 10 * tokens));

  /** The first token at once, the others when the last one is there. */
  private static final Told FIRST_EARLY =
      arriving(
          tokens ->
              IntStream.range(0, tokens)
                  .mapToDouble(i -> i == 0 ? 200 : 200 + 10.0 * tokens)
                  .boxed()
                  .toList());

  /** Complete before its first token, then played back at its own pace. */
  private static final Told PLAYED_BACK =
      arriving(
          tokens ->
              IntStream.range(0, tokens)
                  .mapToDouble(i -> 200 + 10.0 * tokens + i)
                  .boxed()
                  .toList());

  /** Two statistical claims share 1 %: 18 rounds, confirmed up to 3 late ones, refuted from 15. */
  static Stream<Arguments> bothTokens() {
    Outcome yes = Outcome.CONFIRMED;
    Outcome no = Outcome.REFUTED;
    Outcome open = Outcome.UNPROVEN;
    return Stream.of(
        arguments("a true stream", STREAMED, yes, yes, null),
        arguments("nothing before the end", BUFFERED, no, no, null),
        arguments("one early token, then nothing before the end", FIRST_EARLY, yes, no, null),
        arguments("complete, then played back", PLAYED_BACK, no, no, null),
        arguments("slow to begin, then a true stream", paced(9000, 10), yes, yes, null),
        arguments("3 buffered rounds", STREAMED.first(9, BUFFERED), yes, yes, null),
        arguments("4 buffered rounds", STREAMED.first(12, BUFFERED), open, open, Reason.UNDECIDED),
        arguments("14 buffered rounds", STREAMED.first(42, BUFFERED), open, open, Reason.UNDECIDED),
        arguments("15 buffered rounds", STREAMED.first(45, BUFFERED), no, no, null),
        arguments(
            "3 failed rounds",
            STREAMED.first(9, failing(AnswerOutcome.HTTP_ERROR, 500)),
            yes,
            yes,
            null),
        arguments(
            "4 failed rounds",
            STREAMED.first(12, failing(AnswerOutcome.HTTP_ERROR, 500)),
            open,
            open,
            Reason.UNDECIDED),
        arguments(
            "failures don't accuse",
            BUFFERED.first(12, failing(AnswerOutcome.HTTP_ERROR, 500)),
            open,
            open,
            Reason.UNDECIDED),
        arguments(
            "a length that is ignored",
            arriving(tokens -> IntStream.range(0, 64).mapToDouble(i -> 200 + i).boxed().toList()),
            open,
            open,
            Reason.NOT_MEASURABLE),
        arguments(
            "long answers always fail",
            STREAMED.with(
                (planned, index) -> planned.maxTokens() == 256,
                failing(AnswerOutcome.TRUNCATED, 200)),
            open,
            open,
            Reason.TOO_FEW_SAMPLES),
        arguments(
            "nobody there",
            silent(AnswerOutcome.CONNECTION_FAILED),
            open,
            open,
            Reason.SOURCE_UNREACHABLE),
        arguments("silence", silent(AnswerOutcome.TIMED_OUT), open, open, Reason.TIMED_OUT),
        arguments(
            "a request that our guard refused",
            BUFFERED.first(1, silent(AnswerOutcome.REFUSED)),
            open,
            open,
            Reason.ADDRESS_REFUSED),
        arguments(
            "our budget spent",
            BUFFERED.first(1, silent(AnswerOutcome.BUDGET_SPENT)),
            open,
            open,
            Reason.BUDGET_SPENT),
        arguments(
            "a key that we don't have",
            failing(AnswerOutcome.HTTP_ERROR, 401),
            open,
            open,
            Reason.SECRET_MISSING),
        arguments(
            "nothing but errors of its own",
            failing(AnswerOutcome.HTTP_ERROR, 503),
            open,
            open,
            Reason.SOURCE_ERROR));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bothTokens")
  void givenAnEndpoint_whenJudged_thenFirstAndMedianTokenTell(
      String why, Told told, Outcome first, Outcome median, Reason reason) {
    // When
    List<Finding> findings = Judging.findings(CHECK, CLAIMS, new ScriptedExchanges(told));
    // Then
    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly("chat first token", "chat median token");
    assertThat(findings).extracting(Finding::outcome).containsExactly(first, median);
    assertThat(findings).extracting(Finding::reason).containsExactly(reason, reason);
  }

  @Test
  void givenATrueStream_whenJudged_thenSlopesShowWhatItIs() {
    // When
    Finding finding = Judging.findings(CHECK, CLAIMS, new ScriptedExchanges(STREAMED)).getFirst();
    // Then
    assertThat(Judging.value(finding, "first-token.slope")).isEqualTo("0");
    assertThat(Judging.value(finding, "median-token.slope")).isEqualTo("5");
    assertThat(Judging.value(finding, "last-token.slope")).isEqualTo("10");
    assertThat(Judging.value(finding, "last-to-first-token")).isEqualTo("13.75");
    assertThat(Judging.value(finding, "parts.within-1-ms")).isEqualTo("0");
    assertThat(Judging.value(finding, "parts.characters")).isEqualTo("4");
    assertThat(finding.errorProbability()).isEqualByComparingTo("0.005");
  }

  @Test
  void givenABufferedAnswer_whenJudged_thenItsPartsComeInABurst() {
    // When
    Finding finding = Judging.findings(CHECK, CLAIMS, new ScriptedExchanges(BUFFERED)).getFirst();
    // Then
    assertThat(Judging.value(finding, "parts.within-1-ms")).isEqualTo("1");
    assertThat(Judging.value(finding, "first-token.slope")).isEqualTo("10");
  }

  @Test
  void givenTheSeed_whenPlanned_thenEachRoundHasEachLengthInItsOwnOrderAndNoPromptTwice() {
    // Given
    ScriptedExchanges probes = new ScriptedExchanges(STREAMED);
    // When
    Judging.findings(CHECK, CLAIMS, probes);
    // Then
    ExchangeSeries series = probes.asked.getFirst();
    List<Integer> lengths = series.exchanges().stream().map(PlannedExchange::maxTokens).toList();
    List<List<Integer>> rounds =
        IntStream.range(0, 18).mapToObj(i -> lengths.subList(3 * i, 3 * i + 3)).toList();
    assertThat(lengths).hasSize(54);
    assertThat(rounds).allSatisfy(r -> assertThat(r).containsExactlyInAnyOrder(16, 64, 256));
    assertThat(rounds.stream().distinct().count()).isGreaterThan(3);
    assertThat(series.exchanges())
        .extracting(exchange -> exchange.prompt().substring(0, 16))
        .doesNotHaveDuplicates();
  }

  @Test
  void givenNoAnswerAtAll_whenJudged_thenItsReasonStands() {
    // When
    List<Finding> findings =
        Judging.findings(CHECK, CLAIMS, new ScriptedExchanges(Reason.BUDGET_SPENT));
    // Then
    assertThat(findings)
        .extracting(Finding::reason)
        .containsExactly(Reason.BUDGET_SPENT, Reason.BUDGET_SPENT);
  }

  @Test
  void givenNoClaim_whenJudged_thenItDoesNotApply() {
    // When, Then
    assertThat(Judging.finding(CHECK, Promises.of(), new ScriptedExchanges(BUFFERED)).reason())
        .isEqualTo(Reason.NO_CLAIM);
  }
}
