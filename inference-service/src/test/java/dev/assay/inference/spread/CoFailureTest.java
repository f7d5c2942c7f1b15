package dev.assay.inference.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.SlaClaim.Window;
import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.sla.Outages;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.Promises;
import dev.assay.inference.testing.ScriptedExchanges;
import dev.assay.inference.testing.Told;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.statistics.PermutationTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Four weeks of made-up samples, one at the beginning of each hour; outages are hours since the
 * window's beginning.
 */
class CoFailureTest {
  private static final SpreadCheck CHECK = new SpreadCheck();
  private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
  private static final int HOURS = 28 * 24;
  private static final EvidenceClass INDEPENDENT = EvidenceClass.THIRD_PARTY_API;
  private static final IntPredicate NEVER = hour -> false;

  /** On six days, at another hour each. */
  private static final IntPredicate SIX = hours(2, 60, 155, 247, 390, 555);

  private static final IntPredicate SIX_OTHERS = hours(30, 101, 220, 301, 444, 620);

  static Stream<Arguments> outages() {
    return Stream.of(
        arguments("all at once", SIX, SIX, Outcome.REFUTED, null),
        arguments("each at its own", SIX, SIX_OTHERS, Outcome.UNPROVEN, Reason.ATTRIBUTION),
        arguments(
            "one of six at once", SIX, hours(2, 101, 220), Outcome.UNPROVEN, Reason.ATTRIBUTION),
        arguments("all of the fewer", SIX, hours(2, 60, 155, 247), Outcome.REFUTED, null),
        arguments(
            "each night at three", nightly(), nightly(), Outcome.UNPROVEN, Reason.ATTRIBUTION),
        arguments(
            "one that lasts ten hours",
            (IntPredicate) hour -> hour >= 300 && hour < 310,
            (IntPredicate) hour -> hour >= 300 && hour < 310,
            Outcome.UNPROVEN,
            Reason.ATTRIBUTION),
        arguments("never", NEVER, NEVER, Outcome.UNPROVEN, Reason.TOO_FEW_SAMPLES),
        arguments("only one of them", SIX, NEVER, Outcome.UNPROVEN, Reason.TOO_FEW_SAMPLES));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void outages(
      String why, IntPredicate chat, IntPredicate twin, Outcome outcome, @Nullable Reason reason) {
    // Given
    Map<String, String> served = served(chat, twin);
    // When
    Finding finding = finding(INDEPENDENT, served, claims("chat", "twin"));
    // Then
    assertThat(finding.subject()).isEqualTo("chat failing apart");
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void namesThoseThatFailTogether() {
    // When
    Finding finding = finding(INDEPENDENT, served(SIX, SIX), claims("chat", "twin"));
    // Then
    assertThat(finding.explanation())
        .startsWith("Of 6 outages 6 began with one of twin, within five minutes.");
    assertThat(Judging.value(finding, "days")).isEqualTo("28");
    assertThat(Judging.value(finding, "together.twin")).isEqualTo("6");
    assertThat(finding.statistic().n()).isEqualTo(6);
  }

  @Test
  void provesNothingByVantagesThatNobodyRegistered() {
    // When
    Finding finding = finding(EvidenceClass.PROJECT_API, served(SIX, SIX), claims("chat", "twin"));
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.WEAK_SOURCE);
  }

  @Test
  void takesNoOutageFromOneVantageAlone() {
    // Given
    Map<String, String> served = served(SIX, SIX);
    served.put(url("two", "chat"), samples(NEVER));
    // When, then
    assertThat(finding(INDEPENDENT, served, claims("chat", "twin")).reason())
        .isEqualTo(Reason.TOO_FEW_SAMPLES);
  }

  @Test
  void leavesDaysOutOnWhichNotAllWereSeenInEveryHour() {
    // Given
    Map<String, String> served = served(SIX, SIX);
    IntPredicate firstWeek = hour -> hour >= 7 * 24;
    served.put(url("one", "twin"), samples(SIX, firstWeek));
    served.put(url("two", "twin"), samples(SIX, firstWeek));
    // When
    Finding finding = finding(INDEPENDENT, served, claims("chat", "twin"));
    // Then
    assertThat(Judging.value(finding, "days")).isEqualTo("21");
    assertThat(Judging.value(finding, "outages")).isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource({"40, 0", "41, 1", "100, 1"})
  void takesNoBeginningThatNobodySaw(int seenUntil, int outages) {
    // Given a minute that was seen, then none, then an outage
    BitSet known = new BitSet();
    known.set(0, seenUntil);
    known.set(100, 200);
    BitSet down = new BitSet();
    down.set(100, 120);
    Window window = new Window(FROM, FROM.plusSeconds(86_400));
    // When
    OutageDays days = OutageDays.of(new Outages(window, down, known, List.of()));
    // Then
    assertThat(days.on(List.of(FROM.getEpochSecond() / 86_400))).isEqualTo(outages);
  }

  @Test
  void saysWhyNobodySawIt() {
    // Given
    Map<String, String> served = served(SIX, SIX);
    served.remove(url("two", "twin"));
    // When
    Finding unread = finding(INDEPENDENT, served, claims("chat", "twin"));
    Finding unwatched = finding(INDEPENDENT, served, claims("chat"));
    // Then
    assertThat(unread.reason()).isEqualTo(Reason.SOURCE_ERROR);
    assertThat(unwatched.reason()).isEqualTo(Reason.NO_SOURCE);
  }

  /** Of the 24 orders of four working days, 4 lay two days with outages on the same two. */
  @Test
  void exchangesDays() {
    // Given
    long monday = LocalDate.of(2026, 10, 5).toEpochDay();
    OutageDays twice =
        new OutageDays(
            Map.of(monday, List.of(600), monday + 2, List.of(600)),
            Set.of(monday, monday + 1, monday + 2, monday + 3));
    // When
    PermutationTest test = SharedDays.of(twice, List.of(twice)).test(new byte[32], 100);
    // Then
    assertThat(test).isEqualTo(new PermutationTest(2, 4, 24, 24, true));
  }

  private static Finding finding(
      EvidenceClass evidenceClass, Map<String, String> served, InferenceClaims claims) {
    return Judging.finding(
        CHECK,
        claims,
        new ScriptedExchanges(Told.paced(1, 1))
            .serving(evidenceClass, get -> served.get(get.address().toString())));
  }

  private static Map<String, String> served(IntPredicate chat, IntPredicate twin) {
    Map<String, String> served = new TreeMap<>();
    for (String vantage : List.of("one", "two")) {
      served.put(url(vantage, "chat"), samples(chat));
      served.put(url(vantage, "twin"), samples(twin));
    }
    return served;
  }

  private static String url(String vantage, String endpoint) {
    return "https://" + vantage + ".example/" + endpoint + ".json";
  }

  private static String samples(IntPredicate down) {
    return samples(down, hour -> true);
  }

  private static String samples(IntPredicate down, IntPredicate probed) {
    return IntStream.range(0, HOURS)
        .filter(probed)
        .mapToObj(
            hour ->
                "{\"at\":\"%s\",\"ok\":%s,\"controlOk\":true}"
                    .formatted(FROM.plusSeconds(3600L * hour), !down.test(hour)))
        .collect(
            Collectors.joining(
                ",",
                "{\"schema\":\"assay.availability-samples/v1\",\"url\":\"%s\",\"samples\":["
                    .formatted(Judging.endpoint("chat", null).url()),
                "]}"));
  }

  /** That chat is independent of its twin; agreements with both vantages for these. */
  private static InferenceClaims claims(String... watched) {
    ObjectNode tree =
        CanonicalJson.tree(
                Judging.claims(Judging.endpoint("chat", null), Judging.endpoint("twin", null)))
            .deepCopy();
    for (String endpoint : watched) {
      ObjectNode sla = tree.withArray("slas").addObject().put("endpoint", endpoint);
      sla.putObject("window")
          .put("from", FROM.toString())
          .put("to", FROM.plusSeconds(3600L * HOURS).toString());
      sla.put("atLeastShare", "0.5");
      for (String vantage : List.of("one", "two")) {
        sla.withArray("vantages")
            .addObject()
            .put("name", vantage)
            .put("samples", url(vantage, endpoint));
      }
      sla.set("statement", CanonicalJson.tree(Promises.STATEMENT));
    }
    tree.putArray("spread").add(CanonicalJson.tree(claim()));
    try {
      return CanonicalJson.read(tree, InferenceClaims.class);
    } catch (InvalidDocument e) {
      throw new AssertionError(e);
    }
  }

  private static SpreadClaim claim() {
    return new SpreadClaim(
        "chat", null, null, List.of(), null, null, List.of("twin"), Promises.STATEMENT);
  }

  private static IntPredicate hours(int... down) {
    return hour -> IntStream.of(down).anyMatch(one -> one == hour);
  }

  private static IntPredicate nightly() {
    return hour -> hour % 24 == 3;
  }
}
