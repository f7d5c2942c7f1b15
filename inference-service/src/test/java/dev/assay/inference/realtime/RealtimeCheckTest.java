package dev.assay.inference.realtime;

import static dev.assay.inference.testing.SimulatedReply.failing;
import static dev.assay.inference.testing.SimulatedReply.ok;
import static dev.assay.inference.testing.SimulatedReply.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.OtherEndpoint;
import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.Promises;
import dev.assay.inference.testing.SimulatedReply;
import dev.assay.inference.testing.SimulatedSeries;
import dev.assay.inference.testing.SimulatedSeries.Server;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RealtimeCheckTest {
  private static final RealtimeCheck CHECK = new RealtimeCheck();

  /** The centralised endpoint answers within 170 ms; twice as slow is 340 ms. */
  private static final SimulatedReply CENTRAL = ok(20, 10);

  private static final SimulatedReply QUICK = ok(40, 20);
  private static final SimulatedReply SLOW = ok(40.1, 20);
  private static final SimulatedReply ERROR = failing(AnswerOutcome.HTTP_ERROR, 500, 1);

  /** Of 22 pairs, 5 that aren't quick still confirm; 17 slower ones refute. */
  static Stream<Arguments> noMoreThanTwiceAsSlow() {
    return Stream.of(
        arguments("exactly twice", first(0, SLOW, QUICK), CENTRAL, Outcome.CONFIRMED, null),
        arguments("5 slower", first(5, SLOW, QUICK), CENTRAL, Outcome.CONFIRMED, null),
        arguments("6 slower", first(6, SLOW, QUICK), CENTRAL, Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("16 slower", first(16, SLOW, QUICK), CENTRAL, Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("17 slower", first(17, SLOW, QUICK), CENTRAL, Outcome.REFUTED, null),
        arguments("17 fail at once", first(17, ERROR, QUICK), CENTRAL, Outcome.REFUTED, null),
        arguments(
            "17 given up",
            first(17, silent(AnswerOutcome.TIMED_OUT), QUICK),
            CENTRAL,
            Outcome.REFUTED,
            null),
        arguments(
            "17 given up where the claim allows for longer",
            first(17, silent(AnswerOutcome.TIMED_OUT), QUICK),
            ok(20_000, 400),
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "only opening its connection makes it slow",
            first(22, ok(60, 20).connecting(20), QUICK),
            CENTRAL,
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "quick only beside a slow connection",
            first(0, SLOW, QUICK),
            ok(21, 10).connecting(10),
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "half of the text",
            first(22, ok(20, 10).inPieces(8, 8), QUICK),
            CENTRAL,
            Outcome.CONFIRMED,
            null),
        arguments(
            "less than half of the text",
            first(22, ok(20, 10).inPieces(7, 7), QUICK),
            CENTRAL,
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "the centralised one says less than half",
            first(22, SLOW, QUICK),
            ok(20, 10).inPieces(7, 7),
            Outcome.UNPROVEN,
            Reason.TOO_FEW_SAMPLES),
        arguments(
            "the centralised one fails",
            first(0, SLOW, QUICK),
            ERROR,
            Outcome.UNPROVEN,
            Reason.SOURCE_ERROR),
        arguments(
            "nobody there",
            first(22, silent(AnswerOutcome.CONNECTION_FAILED), QUICK),
            CENTRAL,
            Outcome.UNPROVEN,
            Reason.SOURCE_UNREACHABLE),
        arguments(
            "the centralised one doesn't know the model",
            first(0, SLOW, QUICK),
            failing(AnswerOutcome.HTTP_ERROR, 404, 1),
            Outcome.UNPROVEN,
            Reason.SOURCE_ERROR),
        arguments(
            "our guard refused one",
            first(1, silent(AnswerOutcome.REFUSED), QUICK),
            CENTRAL,
            Outcome.UNPROVEN,
            Reason.ADDRESS_REFUSED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void noMoreThanTwiceAsSlow(
      String why, Server own, SimulatedReply central, Outcome outcome, Reason reason) {
    // When
    Finding finding = Judging.finding(CHECK, claims("2"), beside(own, central));
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void showsRatiosAndTheWorkloadsThatItFits() {
    // Given
    Server own = first(1, ok(600, 60), ok(300, 35));
    // When
    Finding finding = Judging.finding(CHECK, claims("5"), beside(own, CENTRAL));
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(Judging.value(finding, "e2e.ratio.median")).isEqualTo("4.85294");
    assertThat(Judging.value(finding, "e2e.ratio.median.upper")).isEqualTo("4.85294");
    assertThat(Judging.value(finding, "ttft.ratio.median")).isEqualTo("15");
    assertThat(Judging.value(finding, "pairs.void")).isEqualTo("0");
    assertThat(Judging.value(finding, "workload.llama2-70b"))
        .isEqualTo(
            "batch only: 21 of 22 requests within 450 ms to the first token and 40 ms for each"
                + " further one");
    assertThat(Judging.value(finding, "workload.llama3.1-405b")).startsWith("interactive: 22 of");
    assertThat(Judging.value(finding, "workload.llama3.1-8b")).startsWith("batch only: 0 of");
    assertThat(finding.trusts()).contains("one place only");
    assertThat(finding.statistic().n()).isEqualTo(22);
  }

  @Test
  void countsVoidPairsAndDecidesByTheOthers() {
    // Given
    Server server =
        (planned, position) ->
            planned.party() == PairPlan.CLAIMED ? QUICK : position < 8 ? ERROR : CENTRAL;
    // When
    Finding finding = Judging.finding(CHECK, claims("2"), SimulatedSeries.of(server));
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(Judging.value(finding, "pairs")).isEqualTo("18");
    assertThat(Judging.value(finding, "pairs.void")).isEqualTo("4");
  }

  @Test
  void asksBothTheSameInADrawnOrder() {
    // Given
    SimulatedSeries series = beside(first(0, SLOW, QUICK), CENTRAL);
    // When
    Judging.finding(CHECK, claims("2"), series);
    // Then
    ExchangeSeries asked = series.asked.getFirst();
    List<PlannedExchange> exchanges = asked.exchanges();
    assertThat(exchanges).hasSize(44);
    int claimedFirst = 0;
    for (int i = 0; i < exchanges.size(); i += 2) {
      PlannedExchange one = exchanges.get(i);
      assertThat(exchanges.get(i + 1)).isEqualTo(one.to(1 - one.party()));
      claimedFirst += one.party() == PairPlan.CLAIMED ? 1 : 0;
    }
    assertThat(claimedFirst).isBetween(5, 17);
    assertThat(exchanges.stream().map(PlannedExchange::prompt).distinct()).hasSize(22);
    assertThat(asked.parties().getLast().url()).isEqualTo(URI.create("http://127.42.0.9/v1"));
  }

  @Test
  void passesOnWhyThereIsNoRunAndJudgesNothingWhereNothingIsClaimed() {
    // When
    Finding none =
        Judging.finding(CHECK, claims("2"), SimulatedSeries.without(Reason.SECRET_MISSING));
    Finding unclaimed =
        Judging.finding(
            CHECK,
            Judging.claims(Judging.endpoint("chat", null)),
            SimulatedSeries.without(Reason.SECRET_MISSING));
    // Then
    assertThat(none.reason()).isEqualTo(Reason.SECRET_MISSING);
    assertThat(unclaimed.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  private static SimulatedSeries beside(Server own, SimulatedReply central) {
    return SimulatedSeries.of(
        (planned, position) ->
            planned.party() == PairPlan.CLAIMED ? own.reply(planned, position) : central);
  }

  /** The claimed endpoint answers its first so many requests in one way, the others in another. */
  private static Server first(int pairs, SimulatedReply first, SimulatedReply others) {
    return (planned, position) -> position / 2 < pairs ? first : others;
  }

  private static InferenceClaims claims(String times) {
    RealtimeClaim claim =
        new RealtimeClaim(
            "chat",
            new OtherEndpoint("Big Cloud", URI.create("http://127.42.0.9/v1"), "demo-8b", null),
            new BigDecimal(times),
            Promises.STATEMENT);
    return Promises.of(claim);
  }
}
