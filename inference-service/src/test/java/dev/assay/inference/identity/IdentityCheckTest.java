package dev.assay.inference.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.exchanges.Heard.Alternative;
import dev.assay.inference.exchanges.Heard.TokenLogprob;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Answers;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.ModelClaims;
import dev.assay.inference.testing.ScriptedSeries;
import dev.assay.inference.testing.ScriptedSeries.Script;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityCheckTest {
  private static final IdentityCheck CHECK = new IdentityCheck();
  private static final String FITS = "{\"city\":\"Oslo\",\"unit\":\"celsius\"}";

  /** How a model behaves: its words, the logarithm of its first token, its calls of tools. */
  private record Model(String letters, double logprob, String tool, String arguments) {
    static final Model PUBLISHED = new Model("abcdefgh", -1, "get_weather", FITS);

    Answers answer(String prompt, Random random) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 120; i++) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      double own = logprob + random.nextGaussian() / 1000;
      Answers answers =
          Answers.text(text.toString())
              .withLogprobs(
                  List.of(new TokenLogprob("a", own, List.of(new Alternative("b", own - 1)))));
      return tool.isEmpty() || !prompt.contains("weather")
          ? answers
          : answers.calling(tool, arguments);
    }

    Model writing(String other) {
      return new Model(other, logprob, tool, arguments);
    }

    Model shifted(double by) {
      return new Model(letters, logprob + by, tool, arguments);
    }

    Model calling(String other, String otherArguments) {
      return new Model(letters, logprob, other, otherArguments);
    }
  }

  static Stream<Arguments> models() {
    Model published = Model.PUBLISHED;
    return Stream.of(
        arguments("the same", published, "answers", Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("the same", published, "log-probabilities", Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("the same", published, "tool calls", Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("another", published.writing("ijklmnop"), "answers", Outcome.REFUTED, null),
        arguments("a narrower one", published.writing("abcd"), "answers", Outcome.REFUTED, null),
        arguments(
            "another engine",
            published.shifted(0.05),
            "log-probabilities",
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION),
        arguments(
            "another, by its log-probabilities too",
            published.writing("ijklmnop").shifted(0.5),
            "log-probabilities",
            Outcome.REFUTED,
            null),
        arguments("no tools", published.calling("", ""), "tool calls", Outcome.REFUTED, null),
        arguments(
            "calls without what is required",
            published.calling("get_weather", "{\"city\":\"Oslo\"}"),
            "tool calls",
            Outcome.REFUTED,
            null),
        arguments(
            "calls that are no JSON",
            published.calling("get_weather", "{\"city\":"),
            "tool calls",
            Outcome.REFUTED,
            null),
        arguments(
            "calls of another tool",
            published.calling("get_time", FITS),
            "tool calls",
            Outcome.REFUTED,
            null));
  }

  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource
  void models(String why, Model served, String subject, Outcome outcome, Reason reason) {
    // Given
    InferenceClaims claims = ModelClaims.reference(null);
    // When
    List<Finding> findings =
        Judging.findings(CHECK, claims, new ScriptedSeries(serving(served, Model.PUBLISHED)));
    // Then
    Finding finding = about(subject, findings);
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        arguments("answers", Reason.BUDGET_SPENT),
        arguments("log-probabilities", Reason.SECRET_MISSING),
        arguments("tools", Reason.CANCELLED));
  }

  @ParameterizedTest
  @MethodSource
  void troubles(String trial, Reason reason) {
    // Given
    ScriptedSeries probes =
        new ScriptedSeries(
            serving(Model.PUBLISHED, Model.PUBLISHED), Map.of(trial + " of", reason));
    // When
    List<Finding> findings = Judging.findings(CHECK, ModelClaims.reference(null), probes);
    // Then
    assertThat(findings).hasSize(3).extracting(Finding::reason).contains(reason);
    assertThat(findings).extracting(Finding::reason).contains(Reason.UNDECIDED);
  }

  @Test
  void givenAReferenceThatIsDown_whenCompared_thenTheEndpointIsNotAccused() {
    // Given
    Script script =
        (series, i, request) ->
            request.party() == 1
                ? Answers.silent(i, request, AnswerOutcome.CONNECTION_FAILED)
                : Model.PUBLISHED.answer(request.prompt(), new Random(i)).to(i, request);
    // When
    List<Finding> findings =
        Judging.findings(CHECK, ModelClaims.reference("bf16"), new ScriptedSeries(script));
    // Then
    assertThat(findings).extracting(Finding::outcome).containsOnly(Outcome.UNPROVEN);
    assertThat(findings)
        .extracting(Finding::reason)
        .containsOnly(Reason.SOURCE_UNREACHABLE, Reason.UNDECIDED);
  }

  @Test
  void givenAReferenceThatKnowsNoToolsAndNoLogprobs_whenCompared_thenThatCantBeMeasured() {
    // Given
    Script bare = (series, i, request) -> Answers.text("a" + i % 7).to(i, request);
    // When
    List<Finding> findings =
        Judging.findings(CHECK, ModelClaims.reference(null), new ScriptedSeries(bare));
    // Then
    assertThat(about("log-probabilities", findings).reason()).isEqualTo(Reason.NOT_MEASURABLE);
    assertThat(about("tool calls", findings).reason()).isEqualTo(Reason.NOT_MEASURABLE);
  }

  @Test
  void givenAProvenDifference_whenMoreBatchesAreLeft_thenNoneIsAsked() {
    // Given
    ScriptedSeries other =
        new ScriptedSeries(serving(Model.PUBLISHED.writing("ijklmnop"), Model.PUBLISHED));
    ScriptedSeries same = new ScriptedSeries(serving(Model.PUBLISHED, Model.PUBLISHED));
    // When
    Judging.findings(CHECK, ModelClaims.reference(null), other);
    Judging.findings(CHECK, ModelClaims.reference(null), same);
    // Then
    assertThat(batches(other)).isEqualTo(2);
    assertThat(batches(same)).isEqualTo(ModelEquality.batches(0.01 / 3)).isEqualTo(3);
  }

  @Test
  void givenABatch_whenPlanned_thenBothSidesGetTheSameAtTemperatureOne() {
    // Given
    ScriptedSeries probes = new ScriptedSeries(serving(Model.PUBLISHED, Model.PUBLISHED));
    // When
    Judging.findings(CHECK, ModelClaims.reference(null), probes);
    // Then
    var requests = probes.asked.getFirst().exchanges();
    assertThat(requests).hasSize(80).allMatch(r -> BigDecimal.ONE.equals(r.temperature()));
    assertThat(requests.stream().map(r -> r.prompt()).distinct()).hasSize(4);
    assertThat(requests.stream().filter(r -> r.party() == 1)).hasSize(40);
  }

  @ParameterizedTest
  @MethodSource
  void precisions(InferenceClaims claims, Model served, Reason reason) {
    // When
    List<Finding> findings =
        Judging.findings(CHECK, claims, new ScriptedSeries(serving(served, Model.PUBLISHED)));
    // Then
    assertThat(about("precision", findings).reason()).isEqualTo(reason);
  }

  static Stream<Arguments> precisions() {
    return Stream.of(
        arguments(ModelClaims.precision("fp8"), Model.PUBLISHED, Reason.NOT_MEASURABLE),
        arguments(ModelClaims.reference("fp8"), Model.PUBLISHED, Reason.UNDECIDED),
        arguments(
            ModelClaims.reference("fp8"), Model.PUBLISHED.writing("ijklmnop"), Reason.ATTRIBUTION));
  }

  @Test
  void givenNoClaim_whenJudged_thenItDoesntApply() {
    // Given
    InferenceClaims claims = Judging.claims(Judging.endpoint("chat", null));
    // When
    Finding finding =
        Judging.finding(
            CHECK, claims, new ScriptedSeries(serving(Model.PUBLISHED, Model.PUBLISHED)));
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
  }

  @Test
  void givenAnError_whenPlanned_thenSamplesSufficeForIt() {
    assertThat(LogprobTrial.samples(0.01)).isEqualTo(10);
    assertThat(LogprobTrial.samples(1e-5)).isEqualTo(12);
    assertThat(ToolAgreement.prompts(0.01)).isEqualTo(20);
    assertThat(ToolAgreement.prompts(1e-5)).isEqualTo(33);
    assertThat(ModelEquality.batches(1e-5)).isEqualTo(4);
  }

  private static long batches(ScriptedSeries probes) {
    return probes.asked.stream().filter(s -> s.purpose().contains("answers of")).count();
  }

  private static Script serving(Model endpoint, Model reference) {
    Random random = new Random(11);
    return (series, index, request) ->
        (request.party() == 0 ? endpoint : reference)
            .answer(request.prompt(), random)
            .to(index, request);
  }

  private static Finding about(String subject, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.subject().equals("chat " + subject))
        .findFirst()
        .orElseThrow();
  }
}
