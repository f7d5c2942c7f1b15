package dev.assay.inference.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.Tokenizer;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.identity.TokenizerPrompts.Prompt;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Answers;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.ModelClaims;
import dev.assay.inference.testing.ScriptedSeries;
import dev.assay.inference.testing.ScriptedSeries.Script;
import dev.assay.verification.document.Digest;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokenizerTrialTest {
  private static final IdentityCheck CHECK = new IdentityCheck();
  private static final Script CL100K = counting(by(Tokenizer.CL100K_BASE));

  @ParameterizedTest
  @EnumSource
  void givenTheClaimedTokenizer_whenItCounts_thenItIsConfirmed(Tokenizer tokenizer) {
    // Given
    InferenceClaims claims = ModelClaims.tokenizer(tokenizer);
    // When
    Finding finding = Judging.finding(CHECK, claims, new ScriptedSeries(counting(by(tokenizer))));
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(finding.subject()).isEqualTo("chat tokenizer");
    assertThat(finding.explanation()).contains("All 15 stated", "quantised or fine-tuned");
  }

  static Stream<Arguments> counters() {
    return Stream.of(
        arguments("another pinned one", counting(by(Tokenizer.O200K_BASE)), Outcome.REFUTED, null),
        arguments("an older one", counting(by(Tokenizer.R50K_BASE)), Outcome.REFUTED, null),
        arguments("words", counting(text -> text.split("\\s+").length), Outcome.REFUTED, null),
        arguments("one number for all", counting(text -> 9), Outcome.REFUTED, null),
        arguments(
            "the claimed one after a template of 7",
            counting(text -> 7 + Vocabularies.count(Tokenizer.CL100K_BASE, text)),
            Outcome.CONFIRMED,
            null),
        arguments(
            "the claimed one, but once",
            glitch("asked again", CL100K, counting(text -> 9)),
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments("no usage", all(Answers.text("")), Outcome.UNPROVEN, Reason.NOT_MEASURABLE),
        arguments(
            "refusals", all(Answers.refused(401, "")), Outcome.UNPROVEN, Reason.SECRET_MISSING),
        arguments(
            "silence",
            (Script) (series, i, r) -> Answers.silent(i, r, AnswerOutcome.CONNECTION_FAILED),
            Outcome.UNPROVEN,
            Reason.SOURCE_UNREACHABLE),
        arguments(
            "our guard",
            (Script) (series, i, r) -> Answers.silent(i, r, AnswerOutcome.REFUSED),
            Outcome.UNPROVEN,
            Reason.ADDRESS_REFUSED),
        arguments(
            "empty answers that are counted",
            (Script) TokenizerTrialTest::emptyButCounted,
            Outcome.CONFIRMED,
            null),
        arguments(
            "only prompts that have no number of their own",
            (Script) TokenizerTrialTest::lettersOnly,
            Outcome.UNPROVEN,
            Reason.UNDECIDED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void counters(String why, Script script, Outcome outcome, Reason reason) {
    // Given
    InferenceClaims claims = ModelClaims.tokenizer(Tokenizer.CL100K_BASE);
    // When
    Finding finding = Judging.finding(CHECK, claims, new ScriptedSeries(script));
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenAMismatch_whenItCantBeAskedAgain_thenNobodyIsAccused() {
    // Given
    ScriptedSeries probes =
        new ScriptedSeries(
            counting(by(Tokenizer.O200K_BASE)), Map.of("asked again", Reason.BUDGET_SPENT));
    // When
    Finding finding = Judging.finding(CHECK, ModelClaims.tokenizer(Tokenizer.CL100K_BASE), probes);
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(finding.reason()).isEqualTo(Reason.UNDECIDED);
  }

  @Test
  void givenADraw_whenAsked_thenSixteenShortCallsAreMade() {
    // Given
    ScriptedSeries probes = new ScriptedSeries(CL100K);
    // When
    Judging.finding(CHECK, ModelClaims.tokenizer(Tokenizer.CL100K_BASE), probes);
    // Then
    assertThat(probes.asked).hasSize(1);
    assertThat(probes.asked.getFirst().exchanges())
        .hasSize(16)
        .allMatch(request -> request.maxTokens() == 1 && !request.stream());
  }

  /** Without this a confirmation would name the wrong tokenizer. */
  @Test
  void givenManyDraws_whenCounted_thenThePromptsTellEveryPinnedTokenizerFromTheOthers() {
    for (int draw = 0; draw < 100; draw++) {
      // Given
      byte[] seed = Digest.sha256().digest(ByteBuffer.allocate(4).putInt(draw).array());
      // When
      List<List<Integer>> differences =
          Stream.of(Tokenizer.values()).map(tokenizer -> differences(tokenizer, seed)).toList();
      // Then
      assertThat(differences).doesNotHaveDuplicates();
    }
  }

  @Test
  void givenADraw_whenWrittenOut_thenEveryPromptBeginsAndEndsWithTheSameWord() {
    // When
    List<Prompt> prompts = TokenizerPrompts.of(new byte[32]);
    // Then
    assertThat(prompts).extracting(Prompt::kind).doesNotHaveDuplicates().hasSize(15);
    assertThat(prompts)
        .extracting(Prompt::text)
        .allMatch(text -> text.startsWith("assay ") && text.endsWith(" assay"));
  }

  /** Known answers: the examples of OpenAI's own cookbook on counting tokens (cl100k_base). */
  @Test
  void givenPublishedExamples_whenCounted_thenTheNumbersAreThePublishedOnes() {
    // Then
    assertThat(Vocabularies.count(Tokenizer.CL100K_BASE, "antidisestablishmentarianism"))
        .isEqualTo(6);
    assertThat(Vocabularies.count(Tokenizer.P50K_BASE, "antidisestablishmentarianism"))
        .isEqualTo(5);
    assertThat(Vocabularies.count(Tokenizer.CL100K_BASE, "2 + 2 = 4")).isEqualTo(7);
    assertThat(Vocabularies.count(Tokenizer.P50K_BASE, "2 + 2 = 4")).isEqualTo(5);
    assertThat(Vocabularies.count(Tokenizer.CL100K_BASE, "お誕生日おめでとう")).isEqualTo(9);
    assertThat(Vocabularies.count(Tokenizer.O200K_BASE, "お誕生日おめでとう")).isEqualTo(8);
    assertThat(Vocabularies.count(Tokenizer.R50K_BASE, "お誕生日おめでとう")).isEqualTo(14);
  }

  private static List<Integer> differences(Tokenizer tokenizer, byte[] seed) {
    int plain = Vocabularies.count(tokenizer, TokenizerPrompts.PLAIN);
    return TokenizerPrompts.of(seed).stream()
        .map(prompt -> Vocabularies.count(tokenizer, prompt.text()) - plain)
        .toList();
  }

  private static ToIntFunction<String> by(Tokenizer tokenizer) {
    return text -> Vocabularies.count(tokenizer, text);
  }

  private static Script counting(ToIntFunction<String> tokens) {
    return (series, index, request) ->
        Answers.text("x").counting(tokens.applyAsInt(request.prompt())).to(index, request);
  }

  private static Script all(Answers answers) {
    return (series, index, request) -> answers.to(index, request);
  }

  private static Script glitch(String purpose, Script then, Script before) {
    return (series, index, request) ->
        (series.purpose().contains(purpose) ? then : before).answer(series, index, request);
  }

  private static Exchanged emptyButCounted(
      ExchangeSeries series, int index, PlannedExchange request) {
    Exchanged whole = CL100K.answer(series, index, request);
    return new Exchanged(
        index, whole.dueMicros(), whole.sentMicros(), null, AnswerOutcome.EMPTY, whole.heard());
  }

  /** Digits alone are counted: by threes in both younger vocabularies. */
  private static Exchanged lettersOnly(ExchangeSeries series, int index, PlannedExchange request) {
    boolean counted =
        request.prompt().equals(TokenizerPrompts.PLAIN) || request.prompt().matches(".* \\d+ .*");
    return counted
        ? CL100K.answer(series, index, request)
        : Answers.refused(500, "").to(index, request);
  }

  @Test
  void givenBounds_whenDrawn_thenCodePointsAreWholeCharacters() {
    // When
    List<Prompt> prompts = TokenizerPrompts.of(new byte[32]);
    // Then
    assertThat(prompts)
        .allSatisfy(
            prompt ->
                assertThat(prompt.text().codePoints().allMatch(Character::isDefined))
                    .as(prompt.kind())
                    .isTrue());
    assertThat(IntStream.range(0, 15).mapToObj(i -> prompts.get(i).text().length()))
        .allMatch(length -> length < 100);
  }
}
