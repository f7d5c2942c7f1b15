package dev.assay.inference.realtime;

import static dev.assay.inference.testing.SimulatedReply.failing;
import static dev.assay.inference.testing.SimulatedReply.ok;
import static dev.assay.inference.testing.SimulatedReply.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.OtherEndpoint;
import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.RateTest;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.Promises;
import dev.assay.inference.testing.SimulatedReply;
import dev.assay.inference.testing.SimulatedSeries;
import dev.assay.inference.testing.SimulatedSeries.Server;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.statistics.OperatingCharacteristic;
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

  /** Less than half of the text of a whole answer. */
  private static final SimulatedReply SHORT = ok(20, 10).inPieces(7, 7);

  private static final SimulatedReply LATE = silent(AnswerOutcome.TIMED_OUT);
  private static final SimulatedReply ERROR = failing(AnswerOutcome.HTTP_ERROR, 500, 1);

  /**
   * At 1 % for one claim a series ends after 10 pairs without an exception, 13 with one, 28 with
   * five, 40 with nine; of 100 pairs 32 exceptions at most decide.
   */
  static Stream<Arguments> noMoreThanTwiceAsSlow() {
    return Stream.of(
        decided("exactly twice", first(0, SLOW, QUICK), CENTRAL, Outcome.CONFIRMED, 10),
        decided("1 slower", first(1, SLOW, QUICK), CENTRAL, Outcome.CONFIRMED, 13),
        decided("5 slower", first(5, SLOW, QUICK), CENTRAL, Outcome.CONFIRMED, 28),
        decided("9 slower", first(9, SLOW, QUICK), CENTRAL, Outcome.CONFIRMED, 40),
        decided("10 slower", first(10, SLOW, QUICK), CENTRAL, Outcome.REFUTED, 10),
        decided("9 quick", first(9, QUICK, SLOW), CENTRAL, Outcome.REFUTED, 40),
        decided("1 quick", first(1, QUICK, SLOW), CENTRAL, Outcome.REFUTED, 13),
        decided("1 quick, others fail", first(1, QUICK, ERROR), CENTRAL, Outcome.REFUTED, 13),
        decided("1 quick, others given up", first(1, QUICK, LATE), CENTRAL, Outcome.REFUTED, 13),
        undecided(
            "given up where the claim allows for longer",
            first(1, QUICK, LATE),
            ok(20_000, 400),
            100),
        undecided("every second slower", every(2), CENTRAL, 100),
        undecided(
            "only opening its connection makes it slow",
            always(ok(60, 20).connecting(20)),
            CENTRAL,
            100),
        undecided(
            "quick only beside a slow connection", always(SLOW), ok(21, 10).connecting(10), 100),
        decided(
            "half of the text", always(ok(20, 10).inPieces(8, 8)), CENTRAL, Outcome.CONFIRMED, 10),
        undecided("less than half of the text", always(SHORT), CENTRAL, 100),
        unproven(
            "the centralised one says less than half",
            always(SLOW),
            SHORT,
            Reason.TOO_FEW_SAMPLES,
            10),
        unproven("it always fails", always(ERROR), CENTRAL, Reason.SOURCE_ERROR, 10),
        unproven("the centralised one fails", always(QUICK), ERROR, Reason.SOURCE_ERROR, 10),
        unproven(
            "nobody there",
            always(silent(AnswerOutcome.CONNECTION_FAILED)),
            CENTRAL,
            Reason.SOURCE_UNREACHABLE,
            10),
        unproven(
            "the centralised one doesn't know the model",
            always(QUICK),
            failing(AnswerOutcome.HTTP_ERROR, 404, 1),
            Reason.SOURCE_ERROR,
            10),
        unproven(
            "our guard refused one",
            first(1, silent(AnswerOutcome.REFUSED), QUICK),
            CENTRAL,
            Reason.ADDRESS_REFUSED,
            1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void noMoreThanTwiceAsSlow(
      String why, Server own, SimulatedReply central, Outcome outcome, Reason reason, int sent) {
    // Given
    SimulatedSeries series = beside(own, central);
    // When
    Finding finding = Judging.finding(CHECK, claims("2"), series);
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(series.requests).isEqualTo(2 * sent);
  }

  /** With 34 slow ones of 100 it would take 122; with every second one no number ever. */
  @Test
  void anUndecidedFindingSaysHowManyPairsMoreWouldDecide() {
    // When
    Finding third = Judging.finding(CHECK, claims("2"), beside(every(3), CENTRAL));
    Finding half = Judging.finding(CHECK, claims("2"), beside(every(2), CENTRAL));
    Finding none = Judging.finding(CHECK, claims("2"), beside(always(SLOW), SHORT));
    // Then
    assertThat(third.explanation())
        .endsWith("at this rate some 22 pairs more would, of which one run sends 100 at most.");
    assertThat(half.explanation()).endsWith("at this rate not even 1000 pairs would.");
    assertThat(none.explanation()).endsWith("Nothing is decided before 10 pairs.");
  }

  /** Worked out apart from this code, by walking through all numbers of exceptions. */
  @Test
  void theTestErrsLessThanItMayHoweverOftenItIsLookedAt() {
    // Given
    RateTest test = PairPlan.test(new BigDecimal("0.01"));
    // When
    OperatingCharacteristic even =
        OperatingCharacteristic.of((n, s) -> test.look(n, s, s), 0.5, PairPlan.MOST_PAIRS);
    OperatingCharacteristic rare =
        OperatingCharacteristic.of((n, s) -> test.look(n, s, s), 0.05, PairPlan.MOST_PAIRS);
    // Then
    assertThat(even.confirmed()).isCloseTo(0.004837, within(1e-6));
    assertThat(even.refuted()).isCloseTo(0.004837, within(1e-6));
    assertThat(rare.confirmed()).isGreaterThan(0.999999);
    assertThat(rare.meanTrials()).isCloseTo(11.977, within(1e-3));
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
    assertThat(Judging.value(finding, "e2e.ratio.median.lower")).isEqualTo("4.85294");
    assertThat(Judging.value(finding, "e2e.ratio.median.upper")).isEqualTo("8.82353");
    assertThat(Judging.value(finding, "ttft.ratio.median")).isEqualTo("15");
    assertThat(Judging.value(finding, "pairs.void")).isEqualTo("0");
    assertThat(Judging.value(finding, "workload.llama2-70b"))
        .isEqualTo(
            "batch only: 12 of 13 requests within 450 ms to the first token and 40 ms for each"
                + " further one");
    assertThat(Judging.value(finding, "workload.llama3.1-405b")).startsWith("interactive: 13 of");
    assertThat(Judging.value(finding, "workload.llama3.1-8b")).startsWith("batch only: 0 of");
    assertThat(finding.trusts()).contains("one place only");
    assertThat(finding.statistic().n()).isEqualTo(13);
    assertThat(finding.statistic().value()).isEqualByComparingTo("4.62021");
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
    assertThat(Judging.value(finding, "pairs")).isEqualTo("10");
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
    assertThat(exchanges).hasSize(200);
    int claimedFirst = 0;
    for (int i = 0; i < exchanges.size(); i += 2) {
      PlannedExchange one = exchanges.get(i);
      assertThat(exchanges.get(i + 1)).isEqualTo(one.to(1 - one.party()));
      claimedFirst += one.party() == PairPlan.CLAIMED ? 1 : 0;
    }
    assertThat(claimedFirst).isBetween(30, 70);
    assertThat(exchanges.stream().map(PlannedExchange::prompt).distinct()).hasSize(100);
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

  private static Server always(SimulatedReply reply) {
    return (planned, position) -> reply;
  }

  /** One slow answer in so many, the first one first. */
  private static Server every(int pairs) {
    return (planned, position) -> position / 2 % pairs == 0 ? SLOW : QUICK;
  }

  private static Arguments decided(
      String why, Server own, SimulatedReply central, Outcome outcome, int sent) {
    return arguments(why, own, central, outcome, null, sent);
  }

  private static Arguments undecided(String why, Server own, SimulatedReply central, int sent) {
    return unproven(why, own, central, Reason.UNDECIDED, sent);
  }

  private static Arguments unproven(
      String why, Server own, SimulatedReply central, Reason reason, int sent) {
    return arguments(why, own, central, Outcome.UNPROVEN, reason, sent);
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
