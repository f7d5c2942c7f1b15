package dev.assay.inference.spread;

import static dev.assay.inference.testing.SimulatedReply.failing;
import static dev.assay.inference.testing.SimulatedReply.ok;
import static dev.assay.inference.testing.SimulatedReply.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.SpreadClaim.Place;
import dev.assay.inference.claims.SpreadClaim.Routing;
import dev.assay.inference.exchanges.ExchangeSeries;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpreadCheckTest {
  private static final SpreadCheck CHECK = new SpreadCheck();
  private static final List<Place> ATLANTIC =
      List.of(
          new Place("Frankfurt", new BigDecimal("50.1109"), new BigDecimal("8.6821")),
          new Place("New York", new BigDecimal("40.7128"), new BigDecimal("-74.0060")));

  /** Light takes 41.49 ms around the Atlantic; sixteen tokens take 663.9 ms. */
  private static final SimulatedReply POSSIBLE = ok(64, 40);

  private static final SimulatedReply IMPOSSIBLE = ok(63, 40);

  /** Of 8 answers, 3 that are faster than light refute. */
  static Stream<Arguments> pipelines() {
    return Stream.of(
        arguments("all a little slower than light", POSSIBLE, 8, Outcome.UNPROVEN),
        arguments("all a little faster", IMPOSSIBLE, 8, Outcome.REFUTED),
        arguments("2 faster", IMPOSSIBLE, 2, Outcome.UNPROVEN),
        arguments("3 faster", IMPOSSIBLE, 3, Outcome.REFUTED),
        arguments("far faster", ok(20, 2), 8, Outcome.REFUTED),
        arguments("four tokens a part, slower", ok(20, 50).inPieces(4, 16), 8, Outcome.UNPROVEN),
        arguments("four a part, faster", ok(20, 45).inPieces(4, 16), 8, Outcome.REFUTED),
        arguments("parts that come together count once", ok(250, 0.5), 8, Outcome.UNPROVEN),
        arguments("fewer stated than came", POSSIBLE.inPieces(20, 8), 8, Outcome.UNPROVEN),
        arguments("more parts than asked for", ok(70, 2).inPieces(300, 16), 8, Outcome.UNPROVEN),
        arguments("in one piece", ok(100, 0).inPieces(1, 16), 8, Outcome.UNPROVEN),
        arguments(
            "failures are not fast",
            failing(AnswerOutcome.HTTP_ERROR, 500, 1),
            7,
            Outcome.UNPROVEN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void pipelines(String why, SimulatedReply reply, int first, Outcome outcome) {
    // Given
    Server server = (planned, i) -> i < first ? reply : POSSIBLE;
    // When
    Finding finding = Judging.finding(CHECK, Promises.of(pipeline()), SimulatedSeries.of(server));
    // Then
    assertThat(finding.subject()).isEqualTo("chat pipeline");
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(outcome == Outcome.UNPROVEN ? Reason.ATTRIBUTION : null);
  }

  @Test
  void showsTheLoopAndTheSteps() {
    // When
    Finding finding =
        Judging.finding(
            CHECK, Promises.of(pipeline()), SimulatedSeries.of((planned, i) -> IMPOSSIBLE));
    // Then
    assertThat(Judging.value(finding, "loop")).isEqualTo("12438.9");
    assertThat(Judging.value(finding, "loop.light")).isEqualTo("41.4918");
    assertThat(Judging.value(finding, "step.p5")).isEqualTo("41.4375");
    assertThat(Judging.value(finding, "steps.faster-than-light")).isEqualTo("8");
    assertThat(finding.statistic().n()).isEqualTo(8);
  }

  /** Of 11 fresh prefixes, 10 that are found at their first repetition refute. */
  static Stream<Arguments> prefixCaches() {
    return Stream.of(
        arguments("one backend keeps them all", found(11), Outcome.REFUTED, null),
        arguments("10 of 11 found", found(10), Outcome.REFUTED, null),
        arguments("9 of 11 found", found(9), Outcome.UNPROVEN, Reason.ATTRIBUTION),
        arguments("none found", found(0), Outcome.UNPROVEN, Reason.ATTRIBUTION),
        arguments(
            "no cache at all", server((p, i) -> ok(300, 1)), Outcome.UNPROVEN, Reason.ATTRIBUTION),
        arguments(
            "modes too close to tell",
            server((p, i) -> ok(p.group().equals(SpreadPlan.FRESH) ? 300 : 151, 1)),
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION),
        arguments(
            "only the connection is slow at first",
            server((p, i) -> ok(300, 1).connecting(p.group().equals(SpreadPlan.FRESH) ? 0 : 280)),
            Outcome.REFUTED,
            null),
        arguments(
            "fresh ones that fail are void",
            server(
                (p, i) ->
                    p.group().equals(SpreadPlan.FRESH) && i > 12
                        ? failing(AnswerOutcome.HTTP_ERROR, 500, 1)
                        : ok(p.group().equals(SpreadPlan.FRESH) ? 300 : 20, 1)),
            Outcome.UNPROVEN,
            Reason.TOO_FEW_SAMPLES),
        arguments(
            "our budget spent",
            server((p, i) -> i == 9 ? silent(AnswerOutcome.BUDGET_SPENT) : ok(300, 1)),
            Outcome.UNPROVEN,
            Reason.BUDGET_SPENT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void prefixCaches(String why, Server server, Outcome outcome, Reason reason) {
    // When
    Finding finding = backends(5, Routing.INDEPENDENT, server).getLast();
    // Then
    assertThat(finding.subject()).isEqualTo("chat prefix caches");
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"CACHE_AWARE", ","})
  void tellsNothingByCachesWhereRoutingIsNotIndependent(@Nullable Routing routing) {
    // Given
    SimulatedSeries series = SimulatedSeries.of(found(11));
    // When
    List<Finding> findings =
        Judging.findings(CHECK, Promises.of(claim(2, routing, List.of())), series);
    // Then
    assertThat(findings.getLast().reason()).isEqualTo(Reason.ATTRIBUTION);
    assertThat(series.asked.getFirst().exchanges())
        .hasSize(40)
        .allMatch(exchange -> exchange.prompt().length() < 200);
    assertThat(CHECK.statisticalClaims(Promises.of(claim(2, routing, List.of())))).isZero();
  }

  static Stream<Arguments> signs() {
    return Stream.of(
        arguments("nothing tells them apart", server((p, i) -> ok(20, 1)), Reason.ATTRIBUTION, "1"),
        arguments(
            "three fingerprints",
            server((p, i) -> ok(20, 1).signed("fp_" + i % 3, Map.of())),
            Reason.WEAK_SOURCE,
            "3"),
        arguments(
            "two fingerprints",
            server((p, i) -> ok(20, 1).signed("fp_" + i % 2, Map.of())),
            Reason.ATTRIBUTION,
            "2"),
        arguments(
            "four addresses",
            server((p, i) -> ok(20, 1).from("127.42.0." + i % 4 + ":443")),
            Reason.WEAK_SOURCE,
            "4"),
        arguments(
            "three servers in the headers",
            server((p, i) -> ok(20, 1).signed(null, Map.of("x-served-by", "cache-" + i % 3))),
            Reason.WEAK_SOURCE,
            "3"),
        arguments(
            "headers that differ in what is no server",
            server((p, i) -> ok(20, 1).signed(null, Map.of("cf-ray", "ray-" + i))),
            Reason.ATTRIBUTION,
            "1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void signs(String why, Server server, Reason reason, String most) {
    // When
    Finding finding = backends(3, null, server).getFirst();
    // Then
    assertThat(finding.subject()).isEqualTo("chat backends");
    assertThat(finding.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(finding.explanation()).contains("signs of " + most + " backend");
  }

  @Test
  void asksFreshPrefixesAndRepeatsThemAtOnce() {
    // Given
    SimulatedSeries series = SimulatedSeries.of(found(11));
    // When
    Judging.findings(CHECK, Promises.of(claim(2, Routing.INDEPENDENT, ATLANTIC)), series);
    // Then
    assertThat(series.asked).hasSize(2);
    ExchangeSeries caches = series.asked.getLast();
    assertThat(caches.exchanges()).hasSize(9 + 2 * 12);
    assertThat(caches.exchanges().subList(9, 13))
        .extracting(exchange -> exchange.group())
        .containsExactly("fresh", "repeat", "fresh", "repeat");
    assertThat(caches.exchanges().get(9).prompt().substring(0, 1000))
        .isEqualTo(caches.exchanges().get(10).prompt().substring(0, 1000))
        .isNotEqualTo(caches.exchanges().get(11).prompt().substring(0, 1000));
    assertThat(caches.exchanges().stream().map(e -> e.prompt()).distinct()).hasSize(33);
  }

  @Test
  void passesOnWhyThereIsNoRunAndJudgesNothingWhereNothingIsClaimed() {
    // When
    List<Finding> none =
        Judging.findings(
            CHECK,
            Promises.of(claim(2, Routing.INDEPENDENT, ATLANTIC)),
            SimulatedSeries.without(Reason.CANCELLED));
    Finding unclaimed =
        Judging.finding(CHECK, Promises.of(), SimulatedSeries.without(Reason.CANCELLED));
    // Then
    assertThat(none).hasSize(3).allMatch(finding -> finding.reason() == Reason.CANCELLED);
    assertThat(unclaimed.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  private static List<Finding> backends(int atLeast, @Nullable Routing routing, Server server) {
    return Judging.findings(
        CHECK, Promises.of(claim(atLeast, routing, List.of())), SimulatedSeries.of(server));
  }

  /** The first so many of the fresh prefixes are found at their first repetition. */
  private static Server found(int prefixes) {
    return (planned, i) -> {
      boolean kept = planned.group().equals(SpreadPlan.REPEAT) && (i - 9) / 2 < prefixes;
      boolean quick = kept || planned.group().equals(SpreadPlan.CALIBRATION);
      return ok(quick ? 20 : 300, 1);
    };
  }

  private static Server server(Server server) {
    return server;
  }

  private static SpreadClaim pipeline() {
    return claim(null, null, ATLANTIC);
  }

  private static SpreadClaim claim(
      @Nullable Integer backends, @Nullable Routing routing, List<Place> pipeline) {
    return new SpreadClaim(
        "chat", backends, routing, pipeline, null, null, List.of(), Promises.STATEMENT);
  }
}
