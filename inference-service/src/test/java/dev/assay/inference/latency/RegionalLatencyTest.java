package dev.assay.inference.latency;

import static dev.assay.inference.testing.Behaviour.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.Promises;
import dev.assay.inference.testing.ScriptedEndpoint;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claim is "E2E p95 in eu-central is at most 1000 ms" at 40 requests a second, 16 tokens. */
class RegionalLatencyTest {
  private static final LatencyCheck CHECK = new LatencyCheck();
  private static final String ONE = "https://one.example/latency.json";
  private static final String TWO = "https://two.example/latency.json";
  private static final EvidenceClass INDEPENDENT = EvidenceClass.THIRD_PARTY_API;

  /** A document of a vantage, made up in its documented shape. */
  private record Document(
      String region,
      String model,
      String rate,
      int promptTokens,
      int maxTokens,
      int slowInHundred,
      String sample) {

    static Document slow(int inHundred) {
      return new Document("eu-central", "demo-8b", "40", 100, 16, inHundred, times("2000"));
    }

    Document in(String other) {
      return new Document(other, model, rate, promptTokens, maxTokens, slowInHundred, sample);
    }

    Document of(String otherModel, int otherTokens) {
      return new Document(
          region, otherModel, rate, promptTokens, otherTokens, slowInHundred, sample);
    }

    Document at(String otherRate) {
      return new Document(region, model, otherRate, promptTokens, maxTokens, slowInHundred, sample);
    }

    Document asking(int tokens) {
      return new Document(region, model, rate, tokens, maxTokens, slowInHundred, sample);
    }

    Document failing(@Nullable Boolean control) {
      return new Document(
          region,
          model,
          rate,
          promptTokens,
          maxTokens,
          slowInHundred,
          "\"ok\":false,\"controlOk\":" + control);
    }

    static String times(String e2e) {
      return "\"ok\":true,\"controlOk\":true,\"ttftMs\":\"20\",\"tpotMs\":\"2\",\"e2eMs\":\""
          + e2e
          + "\"";
    }

    String json(int requests, String day) {
      String samples =
          IntStream.range(0, requests)
              .mapToObj(i -> i % 100 < slowInHundred ? sample : times("50"))
              .map(one -> "{\"at\":\"" + day + "T11:00:00Z\"," + one + "}")
              .collect(Collectors.joining(","));
      return """
      {"schema":"assay.latency-samples/v1","url":"http://127.42.0.1:4280/v1/chat/completions",
       "model":"%s","region":"%s","requestsPerSecond":"%s","promptTokensAtMost":%d,"maxTokens":%d,"samples":[%s]}
      """
          .formatted(model, region, rate, promptTokens, maxTokens, samples);
    }

    String json() {
      return json(800, "2026-11-01");
    }
  }

  static Stream<Arguments> vantages() {
    Document fast = Document.slow(1);
    Document slow = Document.slow(20);
    return Stream.of(
        arguments("both fast", fast, fast, Outcome.CONFIRMED, null),
        arguments("both slow", slow, slow, Outcome.REFUTED, null),
        arguments("they disagree", fast, slow, Outcome.UNPROVEN, Reason.SOURCES_DISAGREE),
        arguments(
            "near the limit",
            Document.slow(5),
            Document.slow(5),
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "one slow, one near", slow, Document.slow(5), Outcome.UNPROVEN, Reason.WEAK_SOURCE),
        arguments("failures", slow.failing(true), slow.failing(true), Outcome.REFUTED, null),
        arguments(
            "failures beside failing controls",
            slow.failing(false),
            slow.failing(false),
            Outcome.CONFIRMED,
            null),
        arguments(
            "failures without a control",
            slow.failing(null),
            slow.failing(null),
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "longer prompts",
            slow.asking(1000),
            slow.asking(1000),
            Outcome.UNPROVEN,
            Reason.NOT_COVERED),
        arguments(
            "fast under half the load",
            fast.at("20"),
            fast.at("20"),
            Outcome.UNPROVEN,
            Reason.NOT_COVERED),
        arguments("slow under half the load", slow.at("20"), slow.at("20"), Outcome.REFUTED, null),
        arguments(
            "slow under twice the load",
            slow.at("80"),
            slow.at("80"),
            Outcome.UNPROVEN,
            Reason.NOT_COVERED),
        arguments(
            "slow elsewhere",
            slow.in("ap-south"),
            slow.in("ap-south"),
            Outcome.UNPROVEN,
            Reason.NOT_COVERED),
        arguments(
            "another model",
            slow.of("m", 16),
            slow.of("m", 16),
            Outcome.UNPROVEN,
            Reason.NOT_COVERED),
        arguments(
            "longer answers",
            slow.of("demo-8b", 64),
            slow.of("demo-8b", 64),
            Outcome.UNPROVEN,
            Reason.NOT_COVERED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void vantages(String why, Document one, Document two, Outcome outcome, @Nullable Reason reason) {
    // Given an endpoint that is slow from where we stand when it is fast there, and the reverse
    boolean fastThere = one.slowInHundred() < 20;
    ScriptedEndpoint endpoint =
        new ScriptedEndpoint(fastThere ? ok(20, 5000) : ok(20, 50))
            .from("us-east")
            .serving(ONE, INDEPENDENT, one.json())
            .serving(TWO, INDEPENDENT, two.json());
    // When
    Finding finding = Judging.finding(CHECK, claims(ONE, TWO), endpoint);
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(finding.subject()).isEqualTo("chat E2E p95 in eu-central");
  }

  @Test
  void anOwnLoadInTheRegionDecidesAlone() {
    // Given
    Document fast = Document.slow(1);
    ScriptedEndpoint endpoint =
        new ScriptedEndpoint(ok(20, 5000))
            .from("eu-central")
            .serving(ONE, INDEPENDENT, fast.json())
            .serving(TWO, INDEPENDENT, fast.json());
    // When
    Finding finding = Judging.finding(CHECK, claims(ONE, TWO), endpoint);
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.MEASURED);
  }

  static Stream<Arguments> withoutVantage() {
    return Stream.of(arguments("us-east"), arguments((String) null));
  }

  @ParameterizedTest
  @MethodSource
  void withoutVantage(@Nullable String ours) {
    // Given
    ScriptedEndpoint endpoint = new ScriptedEndpoint(ok(20, 5000)).from(ours);
    // When
    Finding finding = Judging.finding(CHECK, claims(), endpoint);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NO_SOURCE);
    assertThat(finding.explanation()).contains("no vantage in eu-central").contains("decides");
  }

  @Test
  void aVantageThatNobodyRegisteredDecidesNothing() {
    // Given
    String slow = Document.slow(20).json();
    ScriptedEndpoint endpoint =
        new ScriptedEndpoint(ok(20, 50))
            .serving(ONE, EvidenceClass.PROJECT_API, slow)
            .serving(TWO, EvidenceClass.PROJECT_API, slow);
    // When
    Finding finding = Judging.finding(CHECK, claims(ONE, TWO), endpoint);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.WEAK_SOURCE);
  }

  @Test
  void oldSamplesCountForNothing() {
    // Given
    String old = Document.slow(20).json(800, "2026-01-01");
    ScriptedEndpoint endpoint =
        new ScriptedEndpoint(ok(20, 50))
            .serving(ONE, INDEPENDENT, old)
            .serving(TWO, INDEPENDENT, old);
    // When
    Finding finding = Judging.finding(CHECK, claims(ONE, TWO), endpoint);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.TOO_FEW_SAMPLES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"schema\":\"assay.latency-samples/v2\"}",
        "{\"schema\":\"assay.latency-samples/v1\",\"samples\":[{\"ok\":true}]}"
      })
  void whatIsNoDocumentOfSamplesSaysNothing(String body) {
    // Given
    ScriptedEndpoint endpoint = new ScriptedEndpoint(ok(20, 50)).serving(ONE, INDEPENDENT, body);
    // When
    Finding finding = Judging.finding(CHECK, claims(ONE), endpoint);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
  }

  @Test
  void aVantageThatIsDownIsNoTrialOfTheEndpoint() {
    // When
    Finding finding = Judging.finding(CHECK, claims(ONE), new ScriptedEndpoint(ok(20, 5000)));
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
  }

  @Test
  void eachClaimOfARegionIsOneStatisticalClaim() {
    // Given
    InferenceClaims claims =
        Judging.claims(
            Judging.endpoint(
                "chat",
                null,
                claim("eu-central", ONE),
                claim("ap-south", ONE),
                Judging.latency(LatencyMetric.E2E, "0.95", "1000")));
    // Then
    assertThat(CHECK.statisticalClaims(claims)).isEqualTo(3);
    assertThat(Judging.terms(claims).alpha(LayerName.INFERENCE).doubleValue())
        .isLessThan(0.01 / 2.9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EU", "eu central", "-eu"})
  void aRegionHasAPlainName(String name) {
    assertThat(catchThrowable(() -> new LatencyClaim.Region(name, List.of()))).isNotNull();
  }

  private static InferenceClaims claims(String... samples) {
    return Judging.claims(Judging.endpoint("chat", null, claim("eu-central", samples)));
  }

  private static LatencyClaim claim(String region, String... samples) {
    return new LatencyClaim(
        LatencyMetric.E2E,
        new BigDecimal("0.95"),
        new BigDecimal("1000"),
        new LatencyClaim.Region(region, Stream.of(samples).map(URI::create).toList()),
        Promises.STATEMENT);
  }
}
