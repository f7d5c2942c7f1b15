package dev.assay.inference.throughput;

import static dev.assay.inference.testing.SimulatedReply.failing;
import static dev.assay.inference.testing.SimulatedReply.ok;
import static dev.assay.inference.testing.SimulatedReply.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.ThroughputClaim;
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
import dev.assay.verification.report.Picture;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ThroughputCheckTest {
  private static final ThroughputCheck CHECK = new ThroughputCheck();

  /** Sixteen tokens in 170 ms; four such streams make 376.47 tokens and 23.53 answers a second. */
  private static final SimulatedReply GOOD = ok(20, 10);

  private static final SimulatedReply AS_SLOW_A_FAILURE =
      failing(AnswerOutcome.HTTP_ERROR, 500, 170);

  static Stream<Arguments> tokensASecond() {
    return Stream.of(
        arguments("a little less is claimed", "376", all(GOOD), 0, Outcome.CONFIRMED, null),
        arguments("a little more is claimed", "377", all(GOOD), 0, Outcome.REFUTED, null),
        arguments("our pauses cost it", "376", all(GOOD), 2, Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("pauses or not, too slow", "377", all(GOOD), 2, Outcome.REFUTED, null),
        arguments(
            "a prober that pauses more than it asks",
            "376",
            all(GOOD),
            200,
            Outcome.UNPROVEN,
            Reason.PROBER_OVERLOADED),
        arguments(
            "four tokens a part, if it is to be believed",
            "376",
            all(ok(20, 50).inPieces(4, 16)),
            0,
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "four a part, too slow all the same",
            "377",
            all(ok(20, 50).inPieces(4, 16)),
            0,
            Outcome.REFUTED,
            null),
        arguments(
            "more stated than asked for",
            "377",
            all(GOOD.inPieces(16, 4000)),
            0,
            Outcome.REFUTED,
            null),
        arguments(
            "less stated than came",
            "376",
            all(GOOD.inPieces(16, 8)),
            0,
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "tokens cut into four parts each",
            "377",
            all(ok(20, 150 / 63.0).inPieces(64, 64)),
            0,
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "three of ten fail, as slowly",
            "376",
            some(3, AS_SLOW_A_FAILURE),
            0,
            Outcome.REFUTED,
            null),
        arguments(
            "one of ten without a word",
            "376",
            some(1, silent(AnswerOutcome.TIMED_OUT)),
            0,
            Outcome.REFUTED,
            null),
        arguments(
            "a while quick, a while slow",
            "340",
            (Server) (planned, i) -> i / 24 % 2 == 0 ? GOOD : ok(60, 10),
            0,
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "all turned away",
            "1",
            all(failing(AnswerOutcome.RATE_LIMITED, 429, 3)),
            0,
            Outcome.UNPROVEN,
            Reason.SOURCE_ERROR),
        arguments(
            "all turned away in no time",
            "1",
            all(failing(AnswerOutcome.RATE_LIMITED, 429, 0)),
            0,
            Outcome.UNPROVEN,
            Reason.SOURCE_ERROR),
        arguments(
            "nothing but errors of its own",
            "1",
            all(failing(AnswerOutcome.HTTP_ERROR, 503, 3)),
            0,
            Outcome.UNPROVEN,
            Reason.SOURCE_ERROR),
        arguments(
            "a key that we don't have",
            "1",
            all(failing(AnswerOutcome.HTTP_ERROR, 401, 3)),
            0,
            Outcome.UNPROVEN,
            Reason.SECRET_MISSING),
        arguments(
            "a model that it doesn't know",
            "1",
            all(failing(AnswerOutcome.HTTP_ERROR, 404, 3)),
            0,
            Outcome.UNPROVEN,
            Reason.SOURCE_ERROR),
        arguments(
            "silence all the time",
            "1",
            all(silent(AnswerOutcome.TIMED_OUT)),
            0,
            Outcome.UNPROVEN,
            Reason.TIMED_OUT),
        arguments(
            "nobody there",
            "1",
            all(silent(AnswerOutcome.CONNECTION_FAILED)),
            0,
            Outcome.UNPROVEN,
            Reason.SOURCE_UNREACHABLE),
        arguments(
            "our guard refused one",
            "1",
            (Server) (planned, i) -> i == 7 ? silent(AnswerOutcome.REFUSED) : GOOD,
            0,
            Outcome.UNPROVEN,
            Reason.ADDRESS_REFUSED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void tokensASecond(
      String why, String claimed, Server server, double pause, Outcome outcome, Reason reason) {
    // Given
    InferenceClaims claims = claims(4, claimed, null, null, null);
    // When
    Finding finding = Judging.finding(CHECK, claims, SimulatedSeries.of(server).pausing(pause));
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  static Stream<Arguments> goodRequestsASecond() {
    return Stream.of(
        arguments("within both limits", "23.5", "20", "10", GOOD, Outcome.CONFIRMED),
        arguments("more are claimed", "23.6", "20", "10", GOOD, Outcome.REFUTED),
        arguments("tokens too slow", "23.5", "20", "9.9", GOOD, Outcome.REFUTED),
        arguments("first token too slow", "23.5", "19.9", "10", GOOD, Outcome.REFUTED),
        arguments("without limits", "23.5", null, null, GOOD, Outcome.CONFIRMED),
        arguments(
            "only opening the connection is slow",
            "23.5",
            "18",
            "10",
            GOOD.connecting(2),
            Outcome.UNPROVEN),
        arguments(
            "in one piece", "23.5", "200", "10", ok(170, 0).inPieces(1, 16), Outcome.UNPROVEN),
        arguments("failures", "1", "20", "10", AS_SLOW_A_FAILURE, Outcome.UNPROVEN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void goodRequestsASecond(
      String why,
      String claimed,
      @Nullable String ttft,
      @Nullable String tpot,
      SimulatedReply reply,
      Outcome outcome) {
    // Given
    InferenceClaims claims = claims(4, null, claimed, ttft, tpot);
    // When
    Finding finding = Judging.finding(CHECK, claims, SimulatedSeries.of(all(reply)));
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.subject()).isEqualTo("chat good requests");
  }

  @Test
  void showsWhatItRestsOn() {
    // Given
    InferenceClaims claims = claims(4, "377", null, null, null);
    // When
    Finding finding = Judging.finding(CHECK, claims, SimulatedSeries.of(all(GOOD)));
    // Then
    assertThat(Judging.value(finding, "tokens.mean-at-most")).isEqualTo("376.471");
    assertThat(Judging.value(finding, "tokens.blocks-certainly-below")).isEqualTo("11");
    assertThat(Judging.value(finding, "tokens.median-block.lower")).isEqualTo("376.47");
    assertThat(Judging.value(finding, "steady")).isEqualTo("3.740");
    assertThat(Judging.value(finding, "outcome.OK")).isEqualTo("96");
    assertThat(finding.statistic().n()).isEqualTo(11);
    assertThat(finding.errorProbability()).isEqualByComparingTo("0.01");
    assertThat(finding.claim()).isEqualTo("377 output tokens a second with 4 at once");
  }

  @ParameterizedTest
  @CsvSource({"1, 90", "4, 96", "64, 832", "256, 1024"})
  void asksAsManyAsTheStatedErrorNeeds(int atOnce, int requests) {
    // Given
    SimulatedSeries series = SimulatedSeries.of(all(GOOD));
    // When
    Judging.finding(CHECK, claims(atOnce, "1", null, null, null), series);
    // Then
    ExchangeSeries asked = series.asked.getFirst();
    assertThat(asked.exchanges()).hasSize(requests);
    assertThat(asked.exchanges()).extracting(e -> e.prompt().charAt(0)).hasSizeGreaterThan(1);
    assertThat(asked.pacing().atOnce()).isEqualTo(atOnce);
    assertThat(asked.deadlineMillis()).isBetween(10_000, 120_000);
  }

  @Test
  void judgesBothRatesByOneLoad() {
    // Given
    SimulatedSeries series = SimulatedSeries.of(all(GOOD));
    // When
    List<Finding> findings = Judging.findings(CHECK, claims(4, "300", "30", null, null), series);
    // Then
    assertThat(findings)
        .extracting(Finding::outcome)
        .containsExactly(Outcome.CONFIRMED, Outcome.REFUTED);
    assertThat(series.asked).extracting(asked -> asked.pacing().atOnce()).containsExactly(4, 1, 2);
    assertThat(findings.getFirst().errorProbability()).isEqualByComparingTo("0.005");
  }

  @Test
  void passesOnWhyThereIsNoRunAndJudgesNothingWhereNothingIsClaimed() {
    // When
    Finding none =
        Judging.finding(
            CHECK,
            claims(4, "300", null, null, null),
            SimulatedSeries.without(Reason.BUDGET_SPENT));
    Finding unclaimed =
        Judging.finding(
            CHECK,
            Judging.claims(Judging.endpoint("chat", null)),
            SimulatedSeries.without(Reason.BUDGET_SPENT));
    // Then
    assertThat(none.reason()).isEqualTo(Reason.BUDGET_SPENT);
    assertThat(unclaimed.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  void drawsHowManyBlocksReachedWhichRate() {
    // Given
    InferenceClaims claims = claims(4, "340", null, null, null);
    SimulatedSeries series =
        SimulatedSeries.of((planned, i) -> i / 24 % 2 == 0 ? GOOD : ok(60, 10));
    // When
    ThroughputObserved seen =
        CHECK.observe(claims, Judging.terms(claims), series).await().indefinitely();
    // Then
    assertThat(CHECK.pictures(claims, seen))
        .first()
        .isInstanceOfSatisfying(
            Picture.Histogram.class,
            histogram -> {
              assertThat(histogram.buckets().stream().mapToLong(Picture.Bucket::count).sum())
                  .isEqualTo(11);
              assertThat(histogram.marks()).containsExactly(new Picture.Mark("claimed", "340"));
            });
  }

  /** Four slots: more requests than that take as many times as long. */
  private static SimulatedSeries fourSlots() {
    return SimulatedSeries.byLoad(
        atOnce -> {
          double factor = Math.max(1, atOnce / 4.0);
          return ok(20 * factor, 10 * factor);
        });
  }

  static Stream<Arguments> peak() {
    return Stream.of(
        arguments("four slots make 376.47", fourSlots(), "376", 32, Outcome.CONFIRMED, null, 4),
        arguments("and no more", fourSlots(), "377", 32, Outcome.REFUTED, null, 4),
        arguments(
            "falls beyond four",
            SimulatedSeries.byLoad(atOnce -> atOnce <= 4 ? GOOD : ok(100, 600)),
            "376",
            32,
            Outcome.CONFIRMED,
            null,
            4),
        arguments(
            "seems flat, and grows under load",
            SimulatedSeries.byLoad(
                atOnce -> atOnce == 32 ? GOOD : ok(20.0 * atOnce, 10.0 * atOnce)),
            "3000",
            32,
            Outcome.CONFIRMED,
            null,
            32),
        arguments(
            "turned away from eight on",
            SimulatedSeries.byLoad(
                atOnce -> atOnce < 8 ? GOOD : failing(AnswerOutcome.RATE_LIMITED, 429, 3)),
            "377",
            32,
            Outcome.UNPROVEN,
            Reason.SOURCE_ERROR,
            4),
        arguments(
            "turned away from eight on, four are enough",
            SimulatedSeries.byLoad(
                atOnce -> atOnce < 8 ? GOOD : failing(AnswerOutcome.RATE_LIMITED, 429, 3)),
            "376",
            32,
            Outcome.CONFIRMED,
            null,
            4),
        arguments(
            "nothing left to spend",
            SimulatedSeries.without(Reason.BUDGET_SPENT),
            "376",
            32,
            Outcome.UNPROVEN,
            Reason.BUDGET_SPENT,
            1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void peak(
      String why,
      SimulatedSeries series,
      String claimed,
      int upTo,
      Outcome outcome,
      @Nullable Reason reason,
      int decidedAt) {
    // Given
    InferenceClaims claims = peakOf(claimed, upTo);
    // When
    Finding finding = Judging.finding(CHECK, claims, series);
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(series.asked.getLast().pacing().atOnce()).isEqualTo(decidedAt);
    assertThat(finding.claim())
        .isEqualTo(claimed + " output tokens a second at the peak, with up to 32 at once");
  }

  @Test
  void noTwoLoadsAskTheSame() {
    // Given
    SimulatedSeries series = fourSlots();
    // When
    Judging.finding(CHECK, peakOf("376", 256), series);
    // Then
    assertThat(series.asked.stream().flatMap(asked -> asked.exchanges().stream()))
        .extracting(PlannedExchange::prompt)
        .doesNotHaveDuplicates();
  }

  @Test
  void showsTheLadderAndItsKnee() {
    // Given
    InferenceClaims claims = peakOf("376", 32);
    // When
    ThroughputObserved seen =
        CHECK.observe(claims, Judging.terms(claims), fourSlots()).await().indefinitely();
    Finding finding = Judging.finding(CHECK, claims, fourSlots());
    // Then
    assertThat(Judging.value(finding, "ladder.knee")).isEqualTo("4");
    assertThat(Judging.value(finding, "ladder.1.tokens")).isEqualTo("94.1176");
    assertThat(Judging.value(finding, "ladder.2.tokens")).isEqualTo("188.235");
    assertThat(Judging.value(finding, "ladder.32.tokens")).isEqualTo("376.47");
    assertThat(Judging.value(finding, "ladder.32.ttft.p95")).isEqualTo("160.000");
    assertThat(Judging.value(finding, "ladder.32.tpot.p50")).isEqualTo("80.000");
    assertThat(CHECK.pictures(claims, seen).getLast())
        .isEqualTo(
            new Picture.Histogram(
                "Output tokens a second of chat, by requests under way",
                "at once",
                List.of(
                    new Picture.Bucket("1", 94),
                    new Picture.Bucket("2", 188),
                    new Picture.Bucket("4", 376),
                    new Picture.Bucket("8", 376),
                    new Picture.Bucket("16", 376),
                    new Picture.Bucket("32", 376)),
                List.of(new Picture.Mark("knee", "4"))));
  }

  private static InferenceClaims peakOf(String tokens, int upTo) {
    return Promises.of(
        new ThroughputClaim(
            "chat", upTo, decimal(tokens), null, null, null, true, Promises.STATEMENT));
  }

  private static Server all(SimulatedReply reply) {
    return (planned, position) -> reply;
  }

  private static Server some(int ofTen, SimulatedReply reply) {
    return (planned, position) -> position % 10 < ofTen ? reply : GOOD;
  }

  private static InferenceClaims claims(
      int atOnce,
      @Nullable String tokens,
      @Nullable String requests,
      @Nullable String ttft,
      @Nullable String tpot) {
    ThroughputClaim claim =
        new ThroughputClaim(
            "chat",
            atOnce,
            decimal(tokens),
            decimal(requests),
            decimal(ttft),
            decimal(tpot),
            null,
            Promises.STATEMENT);
    return Promises.of(claim);
  }

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
