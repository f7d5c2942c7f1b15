package dev.assay.compute.price;

import static dev.assay.compute.testing.ClaimsText.claims;
import static dev.assay.compute.testing.ClaimsText.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceCheckTest {
  private static final URI OWN = URI.create("https://project.example/prices");
  private static final URI CLOUD = URI.create("https://cloud.example/prices");
  private static final String TODAY = "2026-11-21";

  @ParameterizedTest(name = "{0} against {1}, {2} %: {4}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          1.00, 2.50, 60,   THIRD_PARTY_API, CONFIRMED, -
          1.00, 2.50, 60.1, THIRD_PARTY_API, REFUTED,   -
          1.01, 2.50, 60,   THIRD_PARTY_API, REFUTED,   -
          1.01, 2.50, 60,   PROJECT_API,     REFUTED,   -
          1.00, 2.50, 60,   PROJECT_API,     UNPROVEN,  WEAK_SOURCE
          3.00, 2.50, 0.1,  THIRD_PARTY_API, REFUTED,   -
          0.33, 0.99, 66.6, THIRD_PARTY_API, CONFIRMED, -
          0.33, 0.99, 66.7, THIRD_PARTY_API, REFUTED,   -
          """)
  void givenBothPrices_whenCompared_thenExactDecimalsDecide(
      String own,
      String baseline,
      String percent,
      EvidenceClass served,
      Outcome outcome,
      Reason reason) {
    // When
    Finding finding =
        Judging.finding(
            new PriceCheck(),
            claims(
                claim(
                    quote("H100 SXM", own, OWN, TODAY),
                    quote("H100 SXM", baseline, CLOUD, TODAY),
                    percent)),
            network(own, baseline, served));

    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(finding.explanation())
        .contains(own + " is ")
        .contains(" % of Big Cloud's " + baseline);
    assertThat(finding.observed()).extracting(o -> o.source()).contains("cloud.example:443");
  }

  @ParameterizedTest(name = "read on {0}: {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-11-21, CONFIRMED, -",
        "2026-11-20, CONFIRMED, -",
        "2026-11-19, UNPROVEN, STALE",
        "2025-11-21, UNPROVEN, STALE",
        "2026-11-22, CONFIRMED, -",
        "2026-11-23, UNPROVEN, NOT_RECOGNISED"
      })
  void givenAnOldBaseline_whenGraded_thenItIsStale(String date, Outcome outcome, Reason reason) {
    // When
    Finding finding =
        Judging.finding(
            new PriceCheck(),
            claims(
                claim(quote("H100", "1.00", OWN, TODAY), quote("H100", "2.50", CLOUD, date), "50")),
            network("1.00", "2.50", EvidenceClass.THIRD_PARTY_API));

    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          H100 SXM                        | A100                                    | H100 is compared with A100
          H100 SXM                        | H100 PCIe                               | SXM is compared with PCIE
          H100 SXM                        | H100                                    | a variant that isn't told
          A100 80GB                       | A100-40GB                               | 80 GB is compared with 40 GB
          H100                            | H150                                    | the catalogue has no H150
          H100                            | H100, term: SPOT                        | ON_DEMAND is compared with SPOT
          """)
  void givenPricesOfDifferentThings_whenCompared_thenTheDifferenceIsNamed(
      String own, String other, String said) {
    // Given
    String baseline = quote(other.replace(", term: SPOT", ""), "2.50", CLOUD, TODAY);
    String changed = other.contains("SPOT") ? baseline.replace("ON_DEMAND", "SPOT") : baseline;

    // When
    Finding finding =
        Judging.finding(
            new PriceCheck(),
            claims(claim(quote(own, "1.00", OWN, TODAY), changed, "50")),
            network("1.00", "2.50", EvidenceClass.THIRD_PARTY_API));

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NOT_RECOGNISED);
    assertThat(finding.explanation()).contains(said);
  }

  @Test
  void givenOneNameWrittenInTwoWays_whenCompared_thenItIsTheSameProduct() {
    // When
    Finding finding =
        Judging.finding(
            new PriceCheck(),
            claims(
                claim(
                    quote("NVIDIA GeForce RTX 4090", "0.30", OWN, TODAY),
                    quote("rtx4090 24GB", "0.69", CLOUD, TODAY),
                    "50")),
            network("0.30", "0.69", EvidenceClass.THIRD_PARTY_API));

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  @Test
  void givenAPageWithoutTheFigure_whenJudged_thenItHasChanged() {
    // Given
    String claim =
        claim(quote("H100", "1.00", OWN, TODAY), quote("H100", "2.50", CLOUD, TODAY), "50");

    // When
    Finding own =
        Judging.finding(
            new PriceCheck(),
            claims(claim),
            network("9.99", "2.50", EvidenceClass.THIRD_PARTY_API));
    Finding cloud =
        Judging.finding(
            new PriceCheck(),
            claims(claim),
            network("1.00", "9.99", EvidenceClass.THIRD_PARTY_API));

    // Then
    assertThat(own.reason()).isEqualTo(Reason.CHANGED);
    assertThat(own.explanation()).startsWith(OWN.toString());
    assertThat(cloud.reason()).isEqualTo(Reason.CHANGED);
    assertThat(cloud.explanation()).startsWith(CLOUD.toString());
  }

  @Test
  void givenAPageThatFails_whenJudged_thenNobodyIsAccused() {
    // Given
    TestNetwork network =
        network("1.00", "2.50", EvidenceClass.PROJECT_API).failing(CLOUD, Reason.TIMED_OUT);

    // When
    Finding finding =
        Judging.finding(
            new PriceCheck(),
            claims(
                claim(
                    quote("H100", "1.00", OWN, TODAY), quote("H100", "2.50", CLOUD, TODAY), "50")),
            network);

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.TIMED_OUT);
  }

  @Test
  void givenNoShareClaimed_whenJudged_thenTheRatioIsTold() {
    // When
    Finding finding =
        Judging.finding(
            new PriceCheck(),
            claims(
                claim(
                    quote("H100", "1.00", OWN, TODAY), quote("H100", "2.50", CLOUD, TODAY), null)),
            network("1.00", "2.50", EvidenceClass.PROJECT_API));

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
    assertThat(finding.explanation()).contains("1.00 is 40 % of Big Cloud's 2.50");
    assertThat(finding.observed()).hasSize(2);
  }

  @Test
  void givenNoClaim_whenJudged_thenItDoesNotApply() {
    assertThat(Judging.finding(new PriceCheck(), claims("{}"), TestNetwork.of(0)).reason())
        .isEqualTo(Reason.NO_CLAIM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usdPerHour: '2.50' > usdPerHour: '0'",
        "usdPerHour: '2.50' > usdPerHour: 2.5",
        "term: ON_DEMAND > term: HOURLY",
        "https://cloud > ftp://cloud",
        "date: '2026-11-21' > date: 'yesterday'",
        "cheaperByPercent: '50' > cheaperByPercent: '100'",
        "cheaperByPercent: '50' > cheaperByPercent: '-5'",
        "cloud: Big Cloud > cloud: ''"
      })
  void givenABadValue_whenRead_thenTheClaimsAreRefused(String change) {
    // Given
    String good =
        claim(quote("H100", "1.00", OWN, TODAY), quote("H100", "2.50", CLOUD, TODAY), "50");
    String[] parts = change.split(" > ", 2);
    assertThat(good).contains(parts[0]);

    // Then
    assertThatThrownBy(() -> read(good.replace(parts[0], parts[1])))
        .isInstanceOf(InvalidDocument.class);
  }

  private static String quote(String model, String usd, URI page, String date) {
    return "{model: '%s', term: ON_DEMAND, usdPerHour: '%s', page: '%s', date: '%s'}"
        .formatted(model, usd, page, date);
  }

  private static String claim(String own, String baseline, String percent) {
    return "prices: [{id: hour, own: %s, comparisons: [{cloud: Big Cloud%s, baseline: %s}], statement: STATEMENT}]"
        .formatted(own, percent == null ? "" : ", cheaperByPercent: '" + percent + "'", baseline);
  }

  private static TestNetwork network(String own, String baseline, EvidenceClass cloud) {
    return TestNetwork.of(0)
        .serving(OWN, EvidenceClass.PROJECT_API, page(own))
        .serving(CLOUD, cloud, page(baseline));
  }

  private static byte[] page(String usd) {
    return ("<html><td>H100</td><td>$" + usd + "</td></html>").getBytes(StandardCharsets.UTF_8);
  }
}
