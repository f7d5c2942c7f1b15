package dev.assay.inference.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.SlaClaim;
import dev.assay.inference.claims.SlaClaim.Credit;
import dev.assay.inference.claims.SlaClaim.Vantage;
import dev.assay.inference.claims.SlaClaim.Window;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.ServedDocuments;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Statement;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A contract of 1,000 minutes at 99 %: ten minutes may be breaches. */
class SlaCheckTest {
  private static final SlaCheck CHECK = new SlaCheck();
  private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
  private static final Statement STATEMENT =
      new Statement(
          URI.create("https://project.example/sla"), LocalDate.of(2026, 10, 1), "99 % monthly");
  private static final EndpointClaim ENDPOINT = Judging.endpoint("chat", null);
  private static final String ONE = "https://one.example/samples.json";
  private static final String TWO = "https://two.example/samples.json";
  private static final EvidenceClass INDEPENDENT = EvidenceClass.THIRD_PARTY_API;

  static Stream<Arguments> windows() {
    return Stream.of(
        arguments("never down", from(0, 0), from(0, 0), Outcome.CONFIRMED, null),
        arguments("down as long as allowed", from(0, 10), from(0, 10), Outcome.CONFIRMED, null),
        arguments("a minute more", from(0, 11), from(0, 11), Outcome.REFUTED, null),
        arguments("in pieces", every(90), every(90), Outcome.REFUTED, null),
        arguments("from one place only", from(0, 500), from(0, 0), Outcome.CONFIRMED, null),
        arguments("one after the other", from(0, 100), from(100, 200), Outcome.CONFIRMED, null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void windows(
      String why, IntPredicate oneDown, IntPredicate twoDown, Outcome outcome, Reason reason) {
    // Given
    ServedDocuments served =
        new ServedDocuments()
            .serving(ONE, INDEPENDENT, samples(1000, oneDown, true))
            .serving(TWO, INDEPENDENT, samples(1000, twoDown, true));
    // When
    Finding finding = Judging.finding(CHECK, claims(List.of()), served);
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenControlsThatFailedToo_whenJudged_thenTheMinutesAreUnknown() {
    // Given
    ServedDocuments served =
        new ServedDocuments()
            .serving(ONE, INDEPENDENT, samples(1000, from(0, 100), false))
            .serving(TWO, INDEPENDENT, samples(1000, from(0, 100), false));
    // When
    Finding finding = Judging.finding(CHECK, claims(List.of()), served);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.WINDOW_NOT_COVERED);
    assertThat(Judging.value(finding, "samples.one.void")).isEqualTo("100");
  }

  @Test
  void givenAnnouncedMaintenance_whenDownInIt_thenItDoesNotCount() {
    // Given
    ServedDocuments served =
        new ServedDocuments()
            .serving(ONE, INDEPENDENT, samples(1000, from(100, 200), true))
            .serving(TWO, INDEPENDENT, samples(1000, from(100, 200), true));
    Window maintenance = new Window(minute(100), minute(200));
    // When
    Finding finding = Judging.finding(CHECK, claims(List.of(maintenance)), served);
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(Judging.value(finding, "minutes.counted")).isEqualTo("900");
    assertThat(Judging.value(finding, "minutes.maintenance")).isEqualTo("100");
  }

  @Test
  void givenAWindowThatGoesOn_whenEnoughBreachesAreSeen_thenItIsRefutedBeforeItsEnd() {
    // Given
    ServedDocuments served =
        new ServedDocuments()
            .serving(ONE, INDEPENDENT, samples(100, from(0, 11), true))
            .serving(TWO, INDEPENDENT, samples(100, from(0, 11), true));
    // When
    Finding finding = Judging.finding(CHECK, claims(List.of()), served);
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(Judging.value(finding, "credit.due-at-least")).isEqualTo("0.1");
    assertThat(Judging.value(finding, "availability.most")).isEqualTo("0.989000");
  }

  @Test
  void givenAWindowThatGoesOn_whenNothingWasDownYet_thenItIsNotCovered() {
    // Given
    ServedDocuments served =
        new ServedDocuments()
            .serving(ONE, INDEPENDENT, samples(900, from(0, 0), true))
            .serving(TWO, INDEPENDENT, samples(900, from(0, 0), true));
    // When, then
    assertThat(Judging.finding(CHECK, claims(List.of()), served).reason())
        .isEqualTo(Reason.WINDOW_NOT_COVERED);
  }

  @Test
  void givenVantagesThatNobodyRegistered_whenBothSawBreaches_thenTheyDecideNothing() {
    // Given
    ServedDocuments served =
        new ServedDocuments()
            .serving(ONE, EvidenceClass.PROJECT_API, samples(1000, from(0, 100), true))
            .serving(TWO, EvidenceClass.PROJECT_API, samples(1000, from(0, 100), true));
    // When, then
    assertThat(Judging.finding(CHECK, claims(List.of()), served).reason())
        .isEqualTo(Reason.WEAK_SOURCE);
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        arguments("nobody serves it", null, Reason.SOURCE_UNREACHABLE),
        arguments("an error page", "<html>no</html>", Reason.SOURCE_SHAPE_CHANGED),
        arguments(
            "another endpoint",
            samples(10, from(0, 0), true).replace("127.42.0.1", "127.42.0.9"),
            Reason.NOT_COVERED),
        arguments(
            "no time",
            samples(10, from(0, 0), true).replace("\"at\"", "\"when\""),
            Reason.SOURCE_SHAPE_CHANGED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void unusable(String why, String body, Reason reason) {
    // Given
    ServedDocuments served =
        new ServedDocuments().serving(ONE, INDEPENDENT, samples(1000, from(0, 0), true));
    if (body != null) {
      served.serving(TWO, INDEPENDENT, body);
    }
    // When
    Finding finding = Judging.finding(CHECK, claims(List.of()), served);
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenTwoDocumentsOfOneSource_whenJudged_thenTheyAreOneWitness() {
    // Given
    String other = "https://one.example/other.json";
    ServedDocuments served =
        new ServedDocuments()
            .serving(ONE, INDEPENDENT, samples(1000, from(0, 500), true))
            .serving(other, INDEPENDENT, samples(1000, from(0, 500), true))
            .serving(TWO, INDEPENDENT, samples(0, from(0, 0), true));
    InferenceClaims claims = claims(List.of(), ONE, other, TWO);
    // When, then
    assertThat(Judging.finding(CHECK, claims, served).reason())
        .isEqualTo(Reason.WINDOW_NOT_COVERED);
  }

  @Test
  void givenNoAgreement_whenJudged_thenItDoesNotApply() {
    // When, then
    assertThat(Judging.finding(CHECK, Judging.claims(ENDPOINT), new ServedDocuments()).outcome())
        .isEqualTo(Outcome.NOT_APPLICABLE);
  }

  private static InferenceClaims claims(List<Window> maintenance) {
    return claims(maintenance, ONE, TWO);
  }

  private static InferenceClaims claims(List<Window> maintenance, String... samples) {
    String[] names = {"one", "two", "three"};
    List<Vantage> vantages =
        IntStream.range(0, samples.length)
            .mapToObj(i -> new Vantage(names[i], URI.create(samples[i])))
            .toList();
    SlaClaim sla =
        new SlaClaim(
            "chat",
            new Window(FROM, minute(1000)),
            new BigDecimal("0.99"),
            maintenance,
            List.of(
                new Credit(new BigDecimal("0.99"), new BigDecimal("0.1")),
                new Credit(new BigDecimal("0.95"), new BigDecimal("0.3"))),
            vantages,
            STATEMENT);
    return withSla(Judging.claims(ENDPOINT), sla);
  }

  private static InferenceClaims withSla(InferenceClaims claims, SlaClaim sla) {
    var tree = (com.fasterxml.jackson.databind.node.ObjectNode) CanonicalJson.tree(claims);
    tree.putArray("slas").add(CanonicalJson.tree(sla));
    try {
      return CanonicalJson.read(tree, InferenceClaims.class);
    } catch (InvalidDocument e) {
      throw new AssertionError(e);
    }
  }

  private static String samples(int minutes, IntPredicate down, boolean controlOk) {
    return IntStream.range(0, minutes)
        .mapToObj(
            minute ->
                "{\"at\":\"%s\",\"ok\":%s,\"controlOk\":%s}"
                    .formatted(
                        minute(minute).plusSeconds(7),
                        !down.test(minute),
                        controlOk || !down.test(minute)))
        .collect(
            Collectors.joining(
                ",",
                "{\"schema\":\"assay.availability-samples/v1\",\"url\":\"%s\",\"samples\":["
                    .formatted(ENDPOINT.url()),
                "]}"));
  }

  private static IntPredicate from(int first, int after) {
    return minute -> minute >= first && minute < after;
  }

  private static IntPredicate every(int minutes) {
    return minute -> minute % minutes == 0;
  }

  private static Instant minute(int number) {
    return FROM.plusSeconds(60L * number);
  }
}
