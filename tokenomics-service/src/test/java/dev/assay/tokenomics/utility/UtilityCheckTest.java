package dev.assay.tokenomics.utility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.tokenomics.testing.Fixtures;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Grading;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.RecordedAnswer;
import dev.assay.verification.probe.RecordedProbes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtilityCheckTest {
  private static final TokenomicsClaims DEMO = Fixtures.demo();

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ["DEMO"]             | UNPROVEN | WEAK_SOURCE          | REQUIRED
          ["demo"]             | UNPROVEN | WEAK_SOURCE          | REQUIRED
          ["DEMO","USDC"]      | REFUTED  |                      | OPTIONAL
          ["USDC"]             | REFUTED  |                      | OPTIONAL
          ["DEMO","wDEMO"]     | REFUTED  |                      | OPTIONAL
          []                   | UNPROVEN | NOT_RECOGNISED       |
          ["DEMO",7]           | UNPROVEN | SOURCE_SHAPE_CHANGED |
          ["DEMO",null]        | UNPROVEN | SOURCE_SHAPE_CHANGED |
          ["<b>x</b>"]         | UNPROVEN | SOURCE_SHAPE_CHANGED |
          "DEMO"               | UNPROVEN | SOURCE_SHAPE_CHANGED |
          null                 | UNPROVEN | SOURCE_SHAPE_CHANGED |
          {"DEMO":true}        | UNPROVEN | SOURCE_SHAPE_CHANGED |
          """)
  void holdsTheClaimAgainstTheProjectsList(
      String assets, Outcome outcome, Reason reason, UtilityClass observed) {
    // When
    Finding finding =
        only(DEMO, "{\"schema\":\"assay.accepted-assets/v1\",\"assets\":" + assets + "}", null);

    // Then
    assertThat(finding.subject()).isEqualTo("inference payments");
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(finding.observed().stream().filter(o -> o.name().equals("utility.class")))
        .extracting(o -> o.value())
        .isEqualTo(observed == null ? List.of() : List.of(observed.name()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <html>DEMO</html>
          {"assets":["DEMO"]}
          {"schema":"assay.accepted-assets/v2","assets":["DEMO"]}
          ["DEMO"]
          """)
  void neverTakesAnotherDocumentForAList(String body) {
    assertThat(only(DEMO, body, null).reason()).isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
  }

  @Test
  void namesAtMostTenOfManyAssets() {
    // Given
    String many = "\"A1\"" + ",\"A2\"".repeat(1);
    StringBuilder assets = new StringBuilder(many);
    for (int i = 3; i <= 100; i++) {
      assets.append(",\"A").append(i).append('"');
    }

    // When
    Finding finding =
        only(DEMO, "{\"schema\":\"assay.accepted-assets/v1\",\"assets\":[" + assets + "]}", null);

    // Then
    assertThat(finding.explanation()).contains("A10 and 90 more").doesNotContain("A11");
  }

  @Test
  void aListThatCouldNotBeReadIsUnproven() {
    assertThat(only(DEMO, null, Reason.ADDRESS_REFUSED).reason()).isEqualTo(Reason.ADDRESS_REFUSED);
  }

  @Test
  void aStatementAloneIsWeak() {
    // When
    Finding finding = only(utility("requiredFor: [{service: gas, how: fees}]"), null, null);

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.WEAK_SOURCE);
    assertThat(finding.observed())
        .extracting(o -> o.value() + " " + o.evidenceClass())
        .containsExactly("REQUIRED " + EvidenceClass.DECLARED);
  }

  @Test
  void judgesEachServiceByItself() {
    // When
    List<Finding> findings =
        findings(
            utility("requiredFor: [{service: gas, how: fees}, {service: staking, how: bonds}]"),
            null,
            null);

    // Then
    assertThat(findings).extracting(Finding::subject).containsExactly("gas", "staking");
  }

  @Test
  void governanceOnlyIsSaidSo() {
    // When
    Finding finding = only(utility("governanceOnly: true"), null, null);

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
    assertThat(finding.explanation()).contains("governance only");
    assertThat(finding.observed()).extracting(o -> o.value()).containsExactly("GOVERNANCE_ONLY");
  }

  @Test
  void noUtilityIsNoClaim() {
    assertThat(only(new TokenomicsClaims(null, null, null, null), null, null).reason())
        .isEqualTo(Reason.NO_CLAIM);
    assertThat(only(utility("requiredFor: []"), null, null).reason()).isEqualTo(Reason.NO_CLAIM);
  }

  @Test
  void aListWithoutATokenDecidesNothing() {
    // Given
    TokenomicsClaims claims = new TokenomicsClaims(null, null, null, DEMO.utility());

    // When
    Finding finding =
        only(claims, "{\"schema\":\"assay.accepted-assets/v1\",\"assets\":[\"USDC\"]}", null);

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NO_SOURCE);
  }

  private static TokenomicsClaims utility(String fields) {
    return Fixtures.claims(
        "utility: {"
            + fields
            + ", statement: {source: 'https://a.example', date: '2026-11-01', quote: q}}");
  }

  private static Finding only(TokenomicsClaims claims, String body, Reason reason) {
    List<Finding> findings = findings(claims, body, reason);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static List<Finding> findings(TokenomicsClaims claims, String body, Reason reason) {
    UtilityCheck check = new UtilityCheck();
    UtilityObservation observation =
        check.observe(claims, Fixtures.TERMS, recorded(body, reason)).await().indefinitely();
    return new Grading(check.spec(), Fixtures.TERMS)
        .grade(check.judge().judge(claims, observation, Fixtures.TERMS));
  }

  private static RecordedProbes recorded(String body, Reason reason) {
    HttpGet question = HttpGet.of(DEMO.utility().acceptedAssetsUrl(), 64 * 1024);
    byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    Envelope envelope =
        new Envelope(
            Envelope.SCHEMA,
            question.canonical(),
            Fixtures.AS_OF,
            "127.42.0.1:4280",
            EvidenceClass.PROJECT_API,
            reason,
            reason == null ? null : "as arranged",
            "application/json",
            bytes == null ? null : Digest.of(bytes),
            Map.of());
    return new RecordedProbes(
        Map.of(question.canonical().digest(), new RecordedAnswer(envelope, bytes)));
  }
}
