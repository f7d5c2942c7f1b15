package dev.assay.tokenomics.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.tokenomics.chain.ChainState;
import dev.assay.tokenomics.chain.ObservedSupply;
import dev.assay.tokenomics.chain.ProviderReading;
import dev.assay.tokenomics.claims.AllocationClaim;
import dev.assay.tokenomics.claims.SupplyClaim;
import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.tokenomics.claims.Vesting;
import dev.assay.tokenomics.testing.Fixtures;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Grading;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupplyScheduleCheckTest {
  private static final TokenomicsClaims DEMO = Fixtures.demo();
  private static final BigInteger TOTAL = DEMO.supply().total();
  private static final String HASH = "0x" + "ab".repeat(32);
  private static final Provenance FROM =
      new Provenance(
          "eip155:424242",
          EvidenceClass.THIRD_PARTY_API,
          Fixtures.AS_OF,
          Digest.of("envelope".getBytes(StandardCharsets.UTF_8)));

  @Test
  void confirmsTheDemosScheduleAndSupply() {
    // When
    Map<String, Finding> findings = findings(DEMO, agreeing(TOTAL, 18));

    // Then
    assertThat(findings.get("schedule").outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(findings.get("schedule").evidenceClass()).isEqualTo(EvidenceClass.DECLARED);
    assertThat(findings.get("schedule").explanation()).contains("consistent in itself");
    assertThat(findings.get("supply").outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(findings.get("supply").evidenceClass()).isEqualTo(EvidenceClass.CHAIN);
    assertThat(findings.get("supply").explanation())
        .contains("1000000000 DEMO")
        .contains("does not exceed")
        .doesNotContain("circulating");
  }

  @ParameterizedTest(name = "{0} of {1}, {2} decimals: {3}")
  @CsvSource({
    "MAXIMUM, 1000000000000000000000000000, 18, CONFIRMED,",
    "MAXIMUM, 999999999999999999999999999, 18, CONFIRMED,",
    "MAXIMUM, 1000000000000000000000000001, 18, REFUTED,",
    "MAXIMUM, 1200000000000000000000000000, 18, REFUTED,",
    "MAXIMUM, 0, 18, UNPROVEN, NOT_RECOGNISED",
    "MAXIMUM, 1, 6, REFUTED,",
    "CURRENT, 1000000000000000000000000000, 18, CONFIRMED,",
    "CURRENT, 999999999999999999999999999, 18, REFUTED,",
    "CURRENT, 1000000000000000000000000001, 18, REFUTED,",
    "CURRENT, 0, 18, REFUTED,",
    "CURRENT, 0, , UNPROVEN, NOT_RECOGNISED",
    "MAXIMUM, 5, , CONFIRMED,"
  })
  void holdsTheTotalAgainstTheChain(
      SupplyClaim.Kind kind, BigInteger told, Integer decimals, Outcome outcome, Reason reason) {
    // Given
    SupplyClaim supply = new SupplyClaim(TOTAL, kind, DEMO.supply().statement());
    TokenomicsClaims claims = new TokenomicsClaims(DEMO.token(), supply, List.of(), null);

    // When
    Finding finding = findings(claims, agreeing(told, decimals)).get("supply");

    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void oneProviderAloneProvesNothingEitherWay() {
    // Given
    ProviderReading down =
        new ProviderReading("b.example:443", null, Reason.TIMED_OUT, "b.example:443 was late");

    // When
    Finding honest =
        findings(DEMO, List.of(reading("a.example:443", TOTAL, HASH), down)).get("supply");
    Finding lying =
        findings(DEMO, List.of(reading("a.example:443", TOTAL.add(TOTAL), HASH), down))
            .get("supply");

    // Then
    assertThat(List.of(honest, lying))
        .allMatch(f -> f.outcome() == Outcome.UNPROVEN && f.reason() == Reason.WEAK_SOURCE)
        .allMatch(f -> f.explanation().contains("b.example:443 was late"));
  }

  @Test
  void oneProviderNamedTwiceIsOne() {
    // When
    Finding finding =
        findings(
                DEMO,
                List.of(
                    reading("a.example:443", TOTAL, HASH), reading("a.example:443", TOTAL, HASH)))
            .get("supply");

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.WEAK_SOURCE);
  }

  @ParameterizedTest
  @CsvSource({"1000000000000000000000000001, ab", "1000000000000000000000000000, cd"})
  void keepsBothWhereProvidersDisagree(BigInteger supply, String hash) {
    // When
    Finding finding =
        findings(
                DEMO,
                List.of(
                    reading("a.example:443", TOTAL, HASH),
                    reading("b.example:443", TOTAL, HASH),
                    reading("c.example:443", supply, "0x" + hash.repeat(32))))
            .get("supply");

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.SOURCES_DISAGREE);
    assertThat(finding.observed())
        .filteredOn(o -> o.name().equals("chain.supply"))
        .extracting(Observed::source)
        .containsExactly("a.example:443", "b.example:443", "c.example:443");
    assertThat(finding.explanation()).contains("c.example:443 tells");
  }

  @Test
  void aChainThatStandsStillGrowsStale() {
    // Given
    Instant yesterday = Fixtures.AS_OF.minusSeconds(25 * 3600);
    ChainState old = new ChainState(5, HASH, yesterday, TOTAL, 18);

    // When
    Finding finding =
        findings(
                DEMO,
                List.of(
                    new ProviderReading("a.example:443", old, null, null),
                    new ProviderReading("b.example:443", old, null, null)))
            .get("supply");

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.STALE);
  }

  @Test
  void namesWhyNobodyAnswered() {
    // Given
    Answer<List<ProviderReading>> none =
        new Answer.Unanswered<>(Reason.NO_SOURCE, "the operator registered no provider", FROM);
    List<ProviderReading> failed =
        List.of(
            new ProviderReading("a.example:443", null, Reason.SOURCE_SHAPE_CHANGED, "a says HTML"),
            new ProviderReading("b.example:443", null, Reason.TIMED_OUT, "b was late"));

    // When
    Finding unregistered = graded(DEMO, ObservedSupply.of(none)).get("supply");
    Finding silent = findings(DEMO, failed).get("supply");

    // Then
    assertThat(unregistered.reason()).isEqualTo(Reason.NO_SOURCE);
    assertThat(silent.reason()).isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
    assertThat(silent.explanation()).contains("a says HTML").contains("b was late");
  }

  @Test
  void asksTheChainOnlyWhereThereIsSomethingToAsk() {
    // Given
    List<Question<?>> asked = new ArrayList<>();
    Probes probes =
        new Probes() {
          @Override
          public <A> Uni<Answer<A>> ask(Question<A> question) {
            asked.add(question);
            return Uni.createFrom()
                .item(new Answer.Unanswered<>(Reason.NO_SOURCE, "none registered", FROM));
          }
        };
    SupplyScheduleCheck check = new SupplyScheduleCheck();

    // When
    SupplyScheduleObservation nothing =
        check
            .observe(new TokenomicsClaims(null, null, null, null), Fixtures.TERMS, probes)
            .await()
            .indefinitely();
    check.observe(DEMO, Fixtures.TERMS, probes).await().indefinitely();

    // Then
    assertThat(nothing.chain()).isNull();
    assertThat(asked).hasSize(1);
  }

  @Test
  void claimsNothingAboutNothing() {
    // When
    Map<String, Finding> findings = graded(new TokenomicsClaims(null, null, null, null), null);

    // Then
    assertThat(findings.values())
        .allMatch(f -> f.outcome() == Outcome.NOT_APPLICABLE && f.reason() == Reason.NO_CLAIM);
  }

  @Test
  void aScheduleWithoutATotalIsNotEnough() {
    // Given
    TokenomicsClaims claims = new TokenomicsClaims(DEMO.token(), null, DEMO.allocations(), null);

    // When
    Map<String, Finding> findings = graded(claims, null);

    // Then
    assertThat(findings.get("schedule").explanation()).contains("compared with nothing");
    assertThat(findings.get("supply").reason()).isEqualTo(Reason.NO_SOURCE);
  }

  @Test
  void aTotalWithoutAChainIsUnproven() {
    // Given
    TokenomicsClaims claims = new TokenomicsClaims(null, DEMO.supply(), DEMO.allocations(), null);

    // When, then
    assertThat(graded(claims, null).get("supply").reason()).isEqualTo(Reason.NO_SOURCE);
  }

  @ParameterizedTest(name = "{0} from {1} to {2}, cliff {3}, {4} units: {5}")
  @CsvSource(
      nullValues = "-",
      value = {
        "LINEAR, 2025-01-01, 2029-01-01, -, 0, -",
        "LINEAR, 2025-01-01, 2025-01-01, -, 0, -",
        "LINEAR, 2025-01-01, 2029-01-01, 2025-01-01, 0, -",
        "LINEAR, 2025-01-01, 2029-01-01, 2029-01-01, 0, -",
        "LINEAR, 2025-01-01, 2029-01-01, -, 1, sum to",
        "LINEAR, 2025-01-01, 2029-01-01, -, -1, sum to",
        "LINEAR, 2025-01-01, 2024-12-31, -, 0, ends before its start",
        "LINEAR, 2025-01-01, 2029-01-01, 2024-12-31, 0, cliff before its start",
        "LINEAR, 2025-01-01, 2029-01-01, 2029-01-02, 0, cliff after its end",
        "LINEAR, 2024-12-02, 2029-01-01, -, 0, -",
        "LINEAR, 2024-12-01, 2029-01-01, -, 0, before the token's genesis",
        "CLIFF, 2024-12-01, -, -, 0, before the token's genesis",
        "CLIFF, 2036-11-21, -, -, 0, -",
        "CLIFF, 2036-11-22, -, -, 0, more than 10 years",
        "STEP, 2036-11-22, -, -, 0, more than 10 years",
        "STEP, 2025-01-01, -, -, 0, -"
      })
  void findsEachContradiction(
      String kind, String start, String end, String cliff, long more, String sentence) {
    // Given
    Vesting vesting =
        switch (kind) {
          case "LINEAR" -> new Vesting.Linear(day(start), day(end), day(cliff));
          case "CLIFF" -> new Vesting.Cliff(day(start));
          default -> new Vesting.Step(day(start), 30, 12);
        };
    AllocationClaim allocation =
        new AllocationClaim(
            "team",
            AllocationClaim.Category.TEAM,
            TOTAL.add(BigInteger.valueOf(more)),
            vesting,
            null);
    TokenomicsClaims claims =
        new TokenomicsClaims(DEMO.token(), DEMO.supply(), List.of(allocation), null);

    // When
    Finding finding = findings(claims, agreeing(TOTAL, 18)).get("schedule");

    // Then
    assertThat(finding.outcome()).isEqualTo(sentence == null ? Outcome.CONFIRMED : Outcome.REFUTED);
    assertThat(finding.explanation()).contains(sentence == null ? "consistent" : sentence);
  }

  @Test
  void showsTheSchedulesFiguresAsOfTheTerms() {
    // When
    Map<String, String> shown =
        findings(DEMO, agreeing(TOTAL, 18)).get("schedule").observed().stream()
            .collect(Collectors.toMap(Observed::name, Observed::value));

    // Then: on 2026-11-21, worked out by an independent program, in base units
    assertThat(shown)
        .containsEntry("allocations.sum", TOTAL.toString())
        .containsEntry("schedule.nextCliff", "2026-12-23T00:00:00Z")
        .containsEntry("schedule.nextCliffAmount", "21250000000000000000000000")
        .containsEntry("schedule.unlocked", "466892844083148153357148883")
        .containsEntry("schedule.lockedShare", "0.533107")
        .containsEntry("schedule.dilution12m", "0.847627");
  }

  private static Instant day(String day) {
    return day == null
        ? null
        : Instant.parse(day + (day.equals("2036-11-21") ? "T06:00:00Z" : "T00:00:00Z"));
  }

  private static List<ProviderReading> agreeing(BigInteger supply, Integer decimals) {
    ChainState state =
        new ChainState(5_000_000, HASH, Fixtures.AS_OF.minusSeconds(900), supply, decimals);
    return List.of(
        new ProviderReading("a.example:443", state, null, null),
        new ProviderReading("b.example:443", state, null, null));
  }

  private static ProviderReading reading(String provider, BigInteger supply, String hash) {
    ChainState state =
        new ChainState(5_000_000, hash, Fixtures.AS_OF.minusSeconds(900), supply, 18);
    return new ProviderReading(provider, state, null, null);
  }

  private static Map<String, Finding> findings(
      TokenomicsClaims claims, List<ProviderReading> readings) {
    return graded(claims, ObservedSupply.of(new Answer.Answered<>(readings, FROM)));
  }

  private static Map<String, Finding> graded(TokenomicsClaims claims, ObservedSupply chain) {
    SupplyScheduleCheck check = new SupplyScheduleCheck();
    SupplyScheduleObservation observation =
        new SupplyScheduleObservation(Provenance.declared(claims, Fixtures.TERMS), chain);
    return new Grading(check.spec(), Fixtures.TERMS)
        .grade(check.judge().judge(claims, observation, Fixtures.TERMS)).stream()
            .collect(Collectors.toMap(Finding::subject, f -> f));
  }
}
