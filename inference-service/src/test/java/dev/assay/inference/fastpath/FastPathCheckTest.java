package dev.assay.inference.fastpath;

import static dev.assay.verification.finding.Outcome.CONFIRMED;
import static dev.assay.verification.finding.Outcome.REFUTED;
import static dev.assay.verification.finding.Outcome.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.exchanges.Egress;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Answers;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.ModelClaims;
import dev.assay.inference.testing.ScriptedSeries;
import dev.assay.inference.testing.ScriptedSeries.Script;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FastPathCheckTest {
  private static final FastPathCheck CHECK = new FastPathCheck();
  private static final Map<String, Reason> ONE_ADDRESS =
      Map.of("two addresses", Reason.NOT_MEASURABLE);

  static Stream<Arguments> keys() {
    return Stream.of(
        arguments("served alike", served(1, 1, 0.35), CONFIRMED, null),
        arguments("a tenth slower", served(1, 1.1, 0.35), CONFIRMED, null),
        arguments("the first three times as fast", served(1, 3, 0.35), REFUTED, null),
        arguments("the second three times as fast", served(3, 1, 0.35), REFUTED, null),
        arguments("half as long again", served(1, 1.5, 0.35), UNPROVEN, Reason.UNDECIDED),
        arguments("alike, but far too scattered", served(1, 1, 3), UNPROVEN, Reason.UNDECIDED),
        arguments("all failures alike", failing(1, 1), UNPROVEN, Reason.UNDECIDED),
        arguments("failures of one key", failing(0, 3), REFUTED, null),
        arguments("one failure", failing(0, 60), CONFIRMED, null),
        arguments(
            "a key that is refused",
            (Script)
                (series, i, r) ->
                    r.party() == 1 ? Answers.refused(401, "").to(i, r) : Answers.text("a").to(i, r),
            UNPROVEN,
            Reason.SOURCE_ERROR),
        arguments(
            "our budget",
            (Script) (series, i, r) -> Answers.silent(i, r, AnswerOutcome.BUDGET_SPENT),
            UNPROVEN,
            Reason.BUDGET_SPENT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void keys(String why, Script script, Outcome outcome, Reason reason) {
    // Given
    InferenceClaims claims = ModelClaims.equalService();
    // When
    Finding finding = Judging.finding(CHECK, claims, new ScriptedSeries(script, ONE_ADDRESS));
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(finding.explanation()).contains("the operator has set no second address");
  }

  static Stream<Arguments> addresses() {
    return Stream.of(
        arguments("served alike", groups(1, 1, 1), CONFIRMED, CONFIRMED),
        arguments("the second waits a tenth longer", groups(1, 1, 1.1), CONFIRMED, CONFIRMED),
        arguments("the usual one is known", groups(1, 1, 3), CONFIRMED, REFUTED),
        arguments("the usual one is throttled", groups(3, 3, 1), CONFIRMED, REFUTED),
        arguments("the first key is known", groups(1, 3, 3), REFUTED, CONFIRMED),
        arguments("both, and either helps less", groups(1, 3, 9), REFUTED, REFUTED),
        arguments("half as long again", groups(1, 1, 1.5), CONFIRMED, UNPROVEN),
        arguments("it reaches nobody", silentFromElsewhere(), CONFIRMED, UNPROVEN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void addresses(String why, Script script, Outcome ofKeys, Outcome ofAddresses) {
    // Given
    ScriptedSeries probes = new ScriptedSeries(script);
    // When
    List<Finding> findings = Judging.findings(CHECK, ModelClaims.equalService(), probes);
    // Then
    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly("chat", "chat from a second address");
    assertThat(findings).extracting(Finding::outcome).containsExactly(ofKeys, ofAddresses);
    assertThat(findings)
        .extracting(Finding::explanation)
        .noneMatch(words -> words.contains("was not compared"));
  }

  @Test
  void givenAKeyThatTheOperatorHasNot_whenAsked_thenThatIsTheReason() {
    // Given
    ScriptedSeries probes =
        new ScriptedSeries(served(1, 1, 0.3), Map.of("two keys", Reason.SECRET_MISSING));
    // When
    List<Finding> findings = Judging.findings(CHECK, ModelClaims.equalService(), probes);
    // Then
    assertThat(findings).extracting(Finding::reason).containsOnly(Reason.SECRET_MISSING);
  }

  @Test
  void givenADraw_whenPlanned_thenKeysTakeTurnsByChanceAtTimesOfChance() {
    // Given
    ScriptedSeries probes = new ScriptedSeries(served(1, 1, 0.3));
    // When
    Judging.findings(CHECK, ModelClaims.equalService(), probes);
    // Then
    ExchangeSeries series = probes.asked.getFirst();
    assertThat(series.pacing()).isEqualTo(Pacing.scheduled());
    assertThat(series.parties())
        .extracting("secret")
        .containsExactly(null, "127.42.0.1_second", "127.42.0.1_second");
    assertThat(series.parties())
        .extracting(Party::egress)
        .containsExactly(null, null, Egress.SECOND_ADDRESS);
    assertThat(series.exchanges()).extracting(PlannedExchange::prompt).doesNotHaveDuplicates();
    for (int party = 0; party < 3; party++) {
      int group = party;
      assertThat(series.exchanges()).filteredOn(request -> request.party() == group).hasSize(60);
      assertThat(series.exchanges().subList(0, 90))
          .filteredOn(request -> request.party() == group)
          .hasSizeBetween(15, 45);
    }
  }

  @Test
  void givenNoClaim_whenJudged_thenItDoesntApply() {
    // When, then
    assertThat(
            Judging.finding(
                    CHECK,
                    Judging.claims(Judging.endpoint("chat", null)),
                    new ScriptedSeries(served(1, 1, 0.3)))
                .reason())
        .isEqualTo(Reason.NO_CLAIM);
  }

  /** Log-normal times whose medians are 20 ms and 50 ms times the key's factor. */
  private static Script served(double first, double second, double sigma) {
    Random random = new Random(7);
    return (series, index, request) -> {
      double factor =
          (request.party() == 0 ? first : second) * Math.exp(sigma * random.nextGaussian());
      return Answers.text("a").after(20 * factor, 50 * factor).to(index, request);
    };
  }

  /** The same of the first key, of the second, and of the second from elsewhere. */
  private static Script groups(double first, double second, double fromElsewhere) {
    double[] factors = {first, second, fromElsewhere};
    Random random = new Random(7);
    return (series, index, request) -> {
      double factor = factors[request.party()] * Math.exp(0.35 * random.nextGaussian());
      return Answers.text("a").after(20 * factor, 50 * factor).to(index, request);
    };
  }

  private static Script silentFromElsewhere() {
    Script good = served(1, 1, 0.3);
    return (series, index, request) ->
        request.party() == 2
            ? Answers.silent(index, request, AnswerOutcome.CONNECTION_FAILED)
            : good.answer(series, index, request);
  }

  /** Each key's every so-manieth request fails; 0 for none. */
  private static Script failing(int everyOfFirst, int everyOfSecond) {
    int[] sent = new int[2];
    Script good = served(1, 1, 0.3);
    return (series, index, request) -> {
      int every = request.party() == 0 ? everyOfFirst : everyOfSecond;
      int position = ++sent[request.party()];
      return every > 0 && position % every == 0
          ? Answers.refused(500, "").to(index, request)
          : good.answer(series, index, request);
    };
  }
}
