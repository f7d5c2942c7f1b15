package dev.assay.inference.price;

import static dev.assay.inference.testing.Told.failing;
import static dev.assay.inference.testing.Told.paced;
import static dev.assay.inference.testing.Told.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.Tokenizer;
import dev.assay.inference.exchanges.Heard.Usage;
import dev.assay.inference.identity.Vocabularies;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.Promises;
import dev.assay.inference.testing.ScriptedExchanges;
import dev.assay.inference.testing.Told;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.HttpGet;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Five answers of 30 prompt tokens and 64 answer tokens a round cost 0.000143 USD as claimed; the
 * meter has nine digits, so that six units of the last one are granted.
 */
class PriceCheckTest {
  private static final PriceCheck CHECK = new PriceCheck();
  private static final String METER = "http://127.42.0.1:4280/billing/meter.json";
  private static final InferenceClaims CLAIMS = Promises.of(Promises.price(METER));
  private static final Told COUNTED = paced(20, 2);
  private static final Told ERROR = failing(AnswerOutcome.HTTP_ERROR, 500);

  /** Running totals before the first round and after each. */
  static Stream<Arguments> meters() {
    Outcome open = Outcome.UNPROVEN;
    return Stream.of(
        arguments("as claimed", each(143_000), Outcome.CONFIRMED, null),
        arguments("less than claimed", each(100_000), Outcome.CONFIRMED, null),
        arguments("rounded up", each(143_006), Outcome.CONFIRMED, null),
        arguments("a digit more than rounding", each(143_007), Outcome.REFUTED, null),
        arguments("twice", each(286_000), Outcome.REFUTED, null),
        arguments(
            "in one round only",
            totals(0, 143_000, 900_000, 1_043_000, 1_186_000),
            open,
            Reason.ATTRIBUTION),
        arguments("standing still", each(0), open, Reason.NOT_MEASURABLE),
        arguments(
            "falling",
            totals(900_000, 143_000, 286_000, 429_000, 572_000),
            open,
            Reason.NOT_RECOGNISED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("meters")
  void givenAnIndependentMeter_whenJudged_thenTheBillTells(
      String why, String[] totals, Outcome outcome, Reason reason) {
    // Given
    ScriptedExchanges probes = metered(COUNTED, EvidenceClass.THIRD_PARTY_API, totals);
    // When
    Finding finding = Judging.finding(CHECK, CLAIMS, probes);
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenTheProjectsOwnMeter_whenItBillsAsClaimed_thenItSpeaksForItButProvesNothing() {
    // When
    Finding finding =
        Judging.finding(CHECK, CLAIMS, metered(COUNTED, EvidenceClass.PROJECT_API, each(143_000)));
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.WEAK_SOURCE);
    assertThat(Judging.value(finding, "billed")).isEqualTo("0.000572000");
    assertThat(Judging.value(finding, "cost.claimed")).isEqualTo("0.00057200");
    assertThat(Judging.value(finding, "cost.claimed-per-million-tokens")).isEqualTo("0.304255");
    assertThat(Judging.value(finding, "claimed-to-elsewhere.2026-11-01")).isEqualTo("0.5");
    assertThat(Judging.value(finding, "meter.4")).isEqualTo("0.000572000");
  }

  @Test
  void givenTheProjectsOwnMeter_whenItBillsMore_thenItsOwnWordsRefuteIt() {
    // When
    Finding finding =
        Judging.finding(CHECK, CLAIMS, metered(COUNTED, EvidenceClass.PROJECT_API, each(286_000)));
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.PROJECT_API);
  }

  /** The meter bills as claimed for what is stated here. */
  static Stream<Arguments> counts() {
    Outcome open = Outcome.UNPROVEN;
    return Stream.of(
        arguments("half more than asked for", stating(30, 96), Outcome.REFUTED, null),
        arguments("three more", stating(30, 67), Outcome.REFUTED, null),
        arguments("marks of beginning and end", stating(30, 66), Outcome.CONFIRMED, null),
        arguments("no answer tokens stated", stating(30, null), open, Reason.NOT_MEASURABLE),
        arguments("no prompt tokens stated", stating(null, 64), open, Reason.NOT_MEASURABLE),
        arguments("a negative count", stating(30, -5), open, Reason.NOT_MEASURABLE),
        arguments(
            "more tokens than bytes, in one part",
            Told.arriving(tokens -> List.of(200.0))
                .heard(h -> Told.saying(h, "1", new Usage(30, 64, 0), Map.of())),
            open,
            Reason.ATTRIBUTION),
        arguments(
            "a failure in 2 rounds",
            COUNTED.with((p, i) -> i == 2 && odd(p.group()), ERROR),
            Outcome.CONFIRMED,
            null),
        arguments(
            "a failure in each round",
            COUNTED.with((p, i) -> i == 2, ERROR),
            open,
            Reason.TOO_FEW_SAMPLES),
        arguments(
            "nobody there",
            silent(AnswerOutcome.CONNECTION_FAILED),
            open,
            Reason.SOURCE_UNREACHABLE),
        arguments(
            "our budget spent",
            stating(30, 96).first(1, silent(AnswerOutcome.BUDGET_SPENT)),
            open,
            Reason.BUDGET_SPENT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("counts")
  void givenStatedTokens_whenJudged_thenOurBoundsHold(
      String why, Told told, Outcome outcome, Reason reason) {
    // Given
    ScriptedExchanges probes = metered(told, EvidenceClass.THIRD_PARTY_API, each(143_000));
    // When
    Finding finding = Judging.finding(CHECK, CLAIMS, probes);
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenAnotherLoadOfOurs_whenItRunsBetweenTheReadings_thenNobodyIsAccused() {
    // Given
    String[] totals = each(286_000);
    ScriptedExchanges probes = new ScriptedExchanges(COUNTED);
    probes.serving(
        EvidenceClass.PROJECT_API,
        get -> {
          probes.now = probes.now.plusMillis(2001);
          return meter(totals[reading(get)], "USD");
        });
    // When
    Finding finding = Judging.finding(CHECK, CLAIMS, probes);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.TOO_FEW_SAMPLES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"total\":12.5,\"currency\":\"USD\"}       | SOURCE_SHAPE_CHANGED",
        "{\"total\":\"1e9\",\"currency\":\"USD\"}    | SOURCE_SHAPE_CHANGED",
        "{\"total\":\"12.5\"}                        | SOURCE_SHAPE_CHANGED",
        "{\"total\":\"12.5\",\"currency\":\"<b>\"}   | SOURCE_SHAPE_CHANGED",
        "<html>no meter</html>                       | SOURCE_SHAPE_CHANGED",
        "[]                                          | SOURCE_SHAPE_CHANGED",
        "{\"total\":\"12.5\",\"currency\":\"EUR\"}   | NOT_RECOGNISED",
        "                                            | SOURCE_ERROR"
      })
  void givenAMeterThatIsNone_whenRead_thenNothingIsMadeOfIt(String served, Reason reason) {
    // Given
    ScriptedExchanges probes =
        new ScriptedExchanges(COUNTED).serving(EvidenceClass.THIRD_PARTY_API, get -> served);
    // When, Then
    assertThat(Judging.finding(CHECK, CLAIMS, probes).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.01", "0.001"})
  void givenAMeterOfCents_whenItRoundsUp_thenItTellsNothing(String step) {
    // Given
    UnaryOperator<String> total =
        k -> new BigDecimal(step).multiply(new BigDecimal(k)).toPlainString();
    ScriptedExchanges probes =
        metered(
            COUNTED,
            EvidenceClass.THIRD_PARTY_API,
            Stream.of("0", "1", "2", "3", "4").map(total).toArray(String[]::new));
    // When, Then
    assertThat(Judging.finding(CHECK, CLAIMS, probes).reason()).isEqualTo(Reason.NOT_MEASURABLE);
  }

  /** What is stated of a prompt of so many tokens, at this place among all. */
  @FunctionalInterface
  private interface Stating {
    int of(int counted, int index);
  }

  /** Rounds have a text of some 30 tokens once, once, twice, four and eight times. */
  static Stream<Arguments> prompts() {
    Outcome open = Outcome.UNPROVEN;
    Stating exact = (n, i) -> n;
    Stating half = (n, i) -> n + n / 2;
    Stating fiftieth = (n, i) -> n + n / 50;
    Stating template = (n, i) -> n + 7;
    Stating longSystemPrompt = (n, i) -> n + 2000;
    Stating retrieved = (n, i) -> n + 100 * Math.floorMod(7 * i, 5);
    Stating longOnly = (n, i) -> n > 150 ? n + 40 : n;
    Stating onceOnly = (n, i) -> i == 4 ? n + 40 : n;
    Stating treble = (n, i) -> 3 * n;
    Stating bent = (n, i) -> n + n * n / 600;
    return Stream.of(
        arguments("as counted", true, exact, Outcome.CONFIRMED, null),
        arguments("half more", true, half, Outcome.REFUTED, null),
        arguments("a fiftieth more", true, fiftieth, Outcome.REFUTED, null),
        arguments("a template", true, template, Outcome.CONFIRMED, null),
        arguments("a long system prompt", true, longSystemPrompt, Outcome.CONFIRMED, null),
        arguments("retrieved text", true, retrieved, open, Reason.ATTRIBUTION),
        arguments("of long prompts only", true, longOnly, Outcome.REFUTED, null),
        arguments("in one round only", true, onceOnly, open, Reason.ATTRIBUTION),
        arguments("unknown, as counted", false, exact, Outcome.CONFIRMED, null),
        arguments("unknown, a finer tokenizer", false, half, Outcome.CONFIRMED, null),
        arguments("unknown, a system prompt", false, longSystemPrompt, Outcome.CONFIRMED, null),
        arguments("unknown, three times", false, treble, open, Reason.ATTRIBUTION),
        arguments("unknown, growing", false, bent, open, Reason.ATTRIBUTION));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("prompts")
  void givenStatedPromptTokens_whenJudged_thenTheyAreHeldAgainstOurs(
      String why, boolean pinned, Stating stating, Outcome outcome, Reason reason) {
    // Given a meter that bills less than any of them cost
    InferenceClaims claims =
        pinned
            ? Promises.of(Promises.price(METER), Promises.tokenizer(Tokenizer.CL100K_BASE))
            : CLAIMS;
    int[] asked = {0};
    Told told =
        (planned, index, sent) -> {
          int counted = Vocabularies.count(Tokenizer.CL100K_BASE, planned.prompt());
          Usage usage = new Usage(stating.of(counted, asked[0]++), 64, null);
          return COUNTED
              .heard(heard -> Told.saying(heard, heard.text(), usage, Map.of()))
              .answer(planned, index, sent);
        };
    ScriptedExchanges probes = metered(told, EvidenceClass.THIRD_PARTY_API, each(143_000));
    // When
    Finding finding = Judging.finding(CHECK, claims, probes);
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenASystemPrompt_whenTheTokenizerIsPinned_thenOurCountAndItsCostAreShown() {
    // Given
    InferenceClaims claims =
        Promises.of(Promises.price(METER), Promises.tokenizer(Tokenizer.CL100K_BASE));
    Told told =
        (planned, index, sent) -> {
          int counted = Vocabularies.count(Tokenizer.CL100K_BASE, planned.prompt());
          Usage usage = new Usage(counted + 40, 64, null);
          return COUNTED
              .heard(heard -> Told.saying(heard, heard.text(), usage, Map.of()))
              .answer(planned, index, sent);
        };
    // When
    Finding finding =
        Judging.finding(CHECK, claims, metered(told, EvidenceClass.THIRD_PARTY_API, each(143_000)));
    // Then
    assertThat(Judging.value(finding, "tokens.prompt-overhead")).isEqualTo("40");
    assertThat(Judging.value(finding, "cost.counted"))
        .isEqualTo(Judging.value(finding, "cost.claimed"));
  }

  @Test
  void givenAMeterBehindAKey_whenRead_thenItTellsAsAnOpenOne() {
    // Given
    InferenceClaims claims = Promises.of(Promises.keyedPrice(METER, "127.42.0.1_meter"));
    // When
    Finding honest =
        Judging.finding(
            CHECK, claims, metered(COUNTED, EvidenceClass.THIRD_PARTY_API, each(143_000)));
    Finding twice =
        Judging.finding(CHECK, claims, metered(COUNTED, EvidenceClass.PROJECT_API, each(286_000)));
    // Then
    assertThat(honest.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(twice.outcome()).isEqualTo(Outcome.REFUTED);
  }

  @ParameterizedTest
  @CsvSource({
    "https://meter.example/total, api.example",
    "http://meter.example/total, meter.example"
  })
  void givenAKeyOfAnotherHostOrAnOpenLine_whenClaimed_thenItIsRefused(String url, String secret) {
    // When, Then
    assertThatThrownBy(() -> Promises.keyedPrice(url, secret)).hasMessageContaining("secret");
  }

  @Test
  void givenNoMeter_whenJudged_thenTheClaimedCostIsShownAndNotProven() {
    // Given
    InferenceClaims claims = Promises.of(Promises.price(null));
    // When
    Finding finding = Judging.finding(CHECK, claims, new ScriptedExchanges(COUNTED));
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NO_SOURCE);
    assertThat(Judging.value(finding, "cost.claimed")).isEqualTo("0.00057200");
  }

  @Test
  void givenNoClaim_whenJudged_thenItDoesNotApply() {
    // When, Then
    assertThat(Judging.finding(CHECK, Promises.of(), new ScriptedExchanges(COUNTED)).reason())
        .isEqualTo(Reason.NO_CLAIM);
  }

  private static ScriptedExchanges metered(
      Told told, EvidenceClass evidenceClass, String... totals) {
    return new ScriptedExchanges(told)
        .serving(evidenceClass, get -> meter(totals[reading(get)], "USD"));
  }

  private static int reading(HttpGet get) {
    String occasion = get.occasion();
    return occasion.contains("before")
        ? 0
        : Character.getNumericValue(occasion.charAt(occasion.length() - 1)) + 1;
  }

  private static String meter(String total, String currency) {
    return "{\"total\":\"" + total + "\",\"currency\":\"" + currency + "\",\"account\":\"a\"}";
  }

  /** Totals that grow alike in each round, in billionths. */
  private static String[] each(long billionths) {
    return totals(0, billionths, 2 * billionths, 3 * billionths, 4 * billionths);
  }

  private static String[] totals(long... billionths) {
    return Arrays.stream(billionths)
        .mapToObj(units -> BigDecimal.valueOf(units, 9).toPlainString())
        .toArray(String[]::new);
  }

  private static Told stating(Integer prompt, Integer completion) {
    Usage usage = new Usage(prompt, completion, null);
    return COUNTED.heard(heard -> Told.saying(heard, heard.text(), usage, Map.of()));
  }

  private static boolean odd(String group) {
    return group.endsWith("1") || group.endsWith("3");
  }
}
