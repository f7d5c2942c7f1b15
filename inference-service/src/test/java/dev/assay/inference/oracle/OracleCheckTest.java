package dev.assay.inference.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.OracleClaim;
import dev.assay.inference.oracle.OracleAnswer.OracleSignature;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.ScriptedEndpoint;
import dev.assay.inference.testing.ServedDocuments;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Statement;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.signature.Ed25519;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A quorum of three among five, an answer a minute at least, within half a per cent. */
class OracleCheckTest {
  private static final OracleCheck CHECK = new OracleCheck();
  private static final String ANSWERS = "https://oracle.example/answers.json";
  private static final String REGISTRY = "https://oracle.example/registry.json";
  private static final Instant LAST = ScriptedEndpoint.NOW.minusSeconds(20);
  private static final List<OracleKey> KEYS = Stream.generate(OracleKey::new).limit(7).toList();

  @Test
  void givenTheProtocolsTestVector_whenRead_thenItVerifies() {
    // Given
    String key = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    OracleAnswer with = answer(7, ScriptedEndpoint.NOW, "2001.50", "2001.25");
    OracleAnswer without = answer(7, ScriptedEndpoint.NOW, "2001.50", null);
    String one =
        "rBohaA0orIDUajL8K0PKYZ06CA+KONeNgRLS/sYR06XJWbqFZ0Fb/4RsUN5aHlpYskwBD8fEf4YyPtRWpcw7BQ==";
    String two =
        "FVXeFHw37asrOPe9Lbz6M+4JvUby5ijimSPngRfA9GVEpV2Q+zatzsZ2PAB4jRlnxBJJ3PMMPCntiXJPHEFHCQ==";
    // When, then
    assertThat(Ed25519.verifies(key, with.signedText(), one)).isTrue();
    assertThat(Ed25519.verifies(key, without.signedText(), two)).isTrue();
    assertThat(Ed25519.verifies(key, with.signedText(), two)).isFalse();
    assertThat(Ed25519.verifies(key, with.signedText(), "no signature")).isFalse();
    assertThat(Ed25519.verifies("no key", with.signedText(), one)).isFalse();
  }

  static Stream<Arguments> feeds() {
    return Stream.of(
        one("as claimed", feed -> feed, null, null, null, null),
        one(
            "an unregistered signer beside the quorum",
            feed -> signed(feed, 4, 0, 1, 2, 6),
            null,
            null,
            null,
            null),
        one(
            "an unregistered signer in the quorum",
            feed -> signed(feed, 4, 0, 1, 6),
            "Round 104 has 2",
            null,
            null,
            null),
        one("a key twice", feed -> signed(feed, 4, 0, 1, 1), "has 2", null, null, null),
        one("registered only later", feed -> signed(feed, 4, 0, 1, 5), "has 2", null, null, null),
        one("no signature", feed -> signed(feed, 4), "has 0", null, null, null),
        one(
            "a signature of another round",
            feed -> with(feed, 4, signatures(feed.get(4), feed.get(3).signatures())),
            "has 0",
            "signature of round",
            null,
            null),
        one(
            "an older answer under a new number",
            feed -> with(feed, 9, sign(renumbered(feed.get(8), 109), 0, 1, 2)),
            null,
            "repeats the answer and time of round 108",
            null,
            null),
        one(
            "two answers in a round",
            feed -> plus(feed, sign(answer(105, LAST.minusSeconds(200), "1.9", "1.9"), 0, 1, 2)),
            null,
            "Round 105 has two answers",
            null,
            null),
        one("an entry twice", feed -> plus(feed, feed.get(4)), null, null, null, null),
        one(
            "a late round",
            feed -> shifted(feed, 5, -11),
            null,
            null,
            "Round 105 came 61 seconds",
            null),
        one("within the grace", feed -> aged(feed, 60), null, null, null, null),
        one("a stale oracle", feed -> aged(feed, 71), null, null, "91 seconds old", null),
        one("dated in the future", feed -> aged(feed, -51), null, null, "-31 seconds old", null),
        one(
            "an answer that isn't what was seen",
            feed -> with(feed, 4, sign(answer(104, feed.get(4).at(), "202", "200.9"), 0, 1, 2)),
            null,
            null,
            null,
            "Round 104 answers 202"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void feeds(
      String why,
      UnaryOperator<List<OracleAnswer>> change,
      String quorum,
      String replays,
      String freshness,
      String deviation) {
    // When
    List<Finding> findings = findings(change.apply(honest()), registry());
    // Then
    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly("eth quorum", "eth replays", "eth freshness", "eth deviation");
    refutedOnly(findings.get(0), quorum);
    refutedOnly(findings.get(1), replays);
    refutedOnly(findings.get(2), freshness);
    refutedOnly(findings.get(3), deviation);
  }

  @Test
  void givenAQuorumOnEachAnswer_whenJudged_thenTheAnswersAreSigned() {
    // When
    List<Finding> findings = findings(honest(), registry());
    // Then
    assertThat(findings).allMatch(f -> f.outcome() == Outcome.CONFIRMED);
    assertThat(findings).allMatch(f -> f.evidenceClass() == EvidenceClass.SIGNED);
  }

  @Test
  void givenNoRegistry_whenJudged_thenNothingIsConfirmedAndAStaleOracleStillRefuted() {
    // When
    List<Finding> fresh = findings(honest(), null);
    List<Finding> stale = findings(aged(honest(), 500), null);
    // Then
    assertThat(fresh)
        .extracting(Finding::reason)
        .containsExactly(
            Reason.SOURCE_UNREACHABLE, Reason.WEAK_SOURCE, Reason.WEAK_SOURCE, Reason.WEAK_SOURCE);
    assertThat(stale.get(2).outcome()).isEqualTo(Outcome.REFUTED);
  }

  @Test
  void givenASkippedRound_whenJudged_thenNoGapIsMadeOfIt() {
    // Given
    List<OracleAnswer> feed = new ArrayList<>(honest());
    feed.remove(4);
    // When
    Finding freshness = findings(feed, registry()).get(2);
    // Then
    assertThat(freshness.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(freshness.reason()).isEqualTo(Reason.NOT_COVERED);
    assertThat(Judging.value(freshness, "rounds.skipped")).isEqualTo("1");
  }

  @Test
  void givenNoValues_whenJudged_thenTheDeviationCannotBeTold() {
    // Given
    List<OracleAnswer> feed =
        honest().stream().map(a -> sign(answer(a.round(), a.at(), "200", null), 0, 1, 2)).toList();
    // When
    Finding deviation = findings(feed, registry()).get(3);
    // Then
    assertThat(deviation.reason()).isEqualTo(Reason.NOT_MEASURABLE);
  }

  @Test
  void givenOneAnswer_whenJudged_thenItsRhythmCannotBeTold() {
    // When
    List<Finding> findings = findings(honest().subList(9, 10), registry());
    // Then
    assertThat(findings.get(0).outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(findings.get(2).reason()).isEqualTo(Reason.TOO_FEW_SAMPLES);
  }

  static Stream<Arguments> otherShapes() {
    String good = json(honest());
    return Stream.of(
        arguments("<html>", Reason.SOURCE_SHAPE_CHANGED),
        arguments("[".repeat(100_000), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("answers/v1", "answers/v2"), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("\"round\":104", "\"round\":-1"), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("\"round\":104", "\"round\":1e99"), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("\"200\"", "200"), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("ETH/USD", "ETH\\nUSD"), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.substring(0, good.length() / 2), Reason.SOURCE_SHAPE_CHANGED),
        arguments(json(List.of()), Reason.TOO_FEW_SAMPLES),
        arguments(null, Reason.SOURCE_UNREACHABLE));
  }

  @ParameterizedTest
  @MethodSource
  void otherShapes(String answers, Reason reason) {
    // When
    List<Finding> findings = served(answers, registry());
    // Then
    assertThat(findings).hasSize(4).extracting(Finding::reason).containsOnly(reason);
  }

  @Test
  void givenNoOracle_whenJudged_thenThereIsNoClaim() {
    // When
    Finding finding =
        Judging.finding(CHECK, InferenceClaims.ofEndpoints(List.of()), new ServedDocuments());
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
  }

  private static Arguments one(
      String why,
      UnaryOperator<List<OracleAnswer>> change,
      String quorum,
      String replays,
      String freshness,
      String deviation) {
    return arguments(why, change, quorum, replays, freshness, deviation);
  }

  private static void refutedOnly(Finding finding, String named) {
    if (named == null) {
      assertThat(finding.outcome()).as(finding.explanation()).isNotEqualTo(Outcome.REFUTED);
    } else {
      assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(Outcome.REFUTED);
      assertThat(finding.explanation()).contains(named);
    }
  }

  /** Ten rounds, 50 seconds apart, the last 20 seconds ago. */
  private static List<OracleAnswer> honest() {
    List<OracleAnswer> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      answers.add(sign(answer(100 + i, LAST.minusSeconds(50L * (9 - i)), "200", "200.9"), 0, 1, 2));
    }
    return answers;
  }

  private static OracleAnswer answer(long round, Instant at, String answer, String value) {
    return new OracleAnswer(
        round,
        at,
        "ETH/USD",
        new BigDecimal(answer),
        value == null ? null : new BigDecimal(value),
        List.of(),
        null);
  }

  private static OracleAnswer sign(OracleAnswer answer, int... keys) {
    List<OracleSignature> signatures = new ArrayList<>();
    for (int key : keys) {
      signatures.add(KEYS.get(key).sign(answer));
    }
    return signatures(answer, signatures);
  }

  private static OracleAnswer signatures(OracleAnswer answer, List<OracleSignature> signatures) {
    return new OracleAnswer(
        answer.round(),
        answer.at(),
        answer.request(),
        answer.answer(),
        answer.value(),
        signatures,
        null);
  }

  private static OracleAnswer renumbered(OracleAnswer answer, long round) {
    return answer(
        round, answer.at(), answer.answer().toPlainString(), answer.value().toPlainString());
  }

  private static List<OracleAnswer> signed(List<OracleAnswer> feed, int position, int... keys) {
    return with(feed, position, sign(feed.get(position), keys));
  }

  private static List<OracleAnswer> with(
      List<OracleAnswer> feed, int position, OracleAnswer answer) {
    List<OracleAnswer> changed = new ArrayList<>(feed);
    changed.set(position, answer);
    return changed;
  }

  private static List<OracleAnswer> plus(List<OracleAnswer> feed, OracleAnswer answer) {
    List<OracleAnswer> changed = new ArrayList<>(feed);
    changed.add(answer);
    return changed;
  }

  /** All answers before a position, earlier or later by so much. */
  private static List<OracleAnswer> shifted(List<OracleAnswer> feed, int until, long seconds) {
    List<OracleAnswer> changed = new ArrayList<>();
    for (OracleAnswer answer : feed) {
      long by = changed.size() < until ? seconds : 0;
      Instant at = answer.at().plusSeconds(by);
      changed.add(sign(answer(answer.round(), at, "200", "200.9"), 0, 1, 2));
    }
    return changed;
  }

  private static List<OracleAnswer> aged(List<OracleAnswer> feed, long seconds) {
    return shifted(feed, feed.size(), -seconds);
  }

  private static String registry() {
    StringBuilder signers = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      String since = i == 5 ? "2026-11-02T00:00:00Z" : "2026-01-01T00:00:00Z";
      signers
          .append(i == 0 ? "" : ",")
          .append("{\"key\":\"%s\",\"since\":\"%s\"}".formatted(KEYS.get(i).publicKey(), since));
    }
    return "{\"schema\":\"assay.oracle-registry/v1\",\"signers\":[" + signers + "]}";
  }

  private static String json(List<OracleAnswer> answers) {
    byte[] json = CanonicalJson.write(new OracleAnswers(OracleAnswers.SCHEMA, answers));
    return new String(json, StandardCharsets.UTF_8);
  }

  private static List<Finding> findings(List<OracleAnswer> answers, String registry) {
    return served(json(answers), registry);
  }

  private static List<Finding> served(String answers, String registry) {
    ServedDocuments served = new ServedDocuments();
    if (answers != null) {
      served.serving(ANSWERS, EvidenceClass.PROJECT_API, answers);
    }
    if (registry != null) {
      served.serving(REGISTRY, EvidenceClass.THIRD_PARTY_API, registry);
    }
    return Judging.findings(CHECK, claims(), served);
  }

  private static InferenceClaims claims() {
    OracleClaim claim =
        new OracleClaim(
            "eth",
            URI.create(ANSWERS),
            URI.create(REGISTRY),
            60,
            new BigDecimal("0.005"),
            3,
            null,
            new Statement(
                URI.create("https://oracle.example/"), LocalDate.of(2026, 11, 1), "made up"));
    try {
      ObjectNode tree = CanonicalJson.tree(InferenceClaims.ofEndpoints(List.of())).deepCopy();
      tree.putArray("oracles").add(CanonicalJson.tree(claim));
      return CanonicalJson.read(tree, InferenceClaims.class);
    } catch (InvalidDocument e) {
      throw new AssertionError(e);
    }
  }
}
