package dev.assay.compute.arithmetic;

import static dev.assay.compute.testing.ClaimsText.claims;
import static dev.assay.compute.testing.ClaimsText.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.compute.claims.DecodeClaim;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimArithmeticCheckTest {

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          model: H100, memoryGb: 80                                       | NOT_APPLICABLE | NOTHING_FOUND  | is made
          model: H100 SXM5 80GB                                           | NOT_APPLICABLE | NOTHING_FOUND  | proves nothing
          model: A100, memoryGb: 96                                       | REFUTED        |                | 40 GB PCIE, 40 GB SXM
          model: A100-SXM4-96GB                                           | REFUTED        |                | There is no A100 with 96 GB as SXM
          model: A100, memoryGb: 64                                       | NOT_APPLICABLE | NOTHING_FOUND  | is made
          model: V100, memoryGb: 24                                       | REFUTED        |                | 16 GB
          model: H200, memoryGb: 80                                       | REFUTED        |                | 141 GB SXM
          model: L40S, form: SXM                                          | REFUTED        |                | 48 GB PCIE
          model: MI300X, form: PCIE                                       | REFUTED        |                | 192 GB OAM
          model: RTX 4090, memoryGb: 48                                   | UNPROVEN       | NOT_RECOGNISED | others rebuild
          model: H150                                                     | UNPROVEN       | NOT_RECOGNISED | no vendor's range
          model: H100 SXM, tflops: '9894', precision: FP16                | NOT_APPLICABLE | NOTHING_FOUND  | not less than claimed
          model: H100 SXM, tflops: '9990', precision: FP16                | NOT_APPLICABLE | NOTHING_FOUND  | not less than claimed
          model: H100 SXM, tflops: '19790', precision: FP16               | REFUTED        |                | with structured sparsity, twice the dense one
          model: H100 SXM, tflops: '19790', precision: FP16, sparse: true | NOT_APPLICABLE | NOTHING_FOUND  | sparse peak
          model: H100 SXM, tflops: '39580', precision: FP16               | REFUTED        |                | peak at FP8 with structured sparsity
          model: L40S, tflops: '7330', precision: FP16                    | REFUTED        |                | with structured sparsity
          model: A100, tflops: '1560', precision: FP32                    | REFUTED        |                | dense peak at TF32 and not at FP32
          model: A100, tflops: '3120', precision: FP32                    | REFUTED        |                | dense peak at FP16 and not at FP32
          model: A100, tflops: '5000', precision: FP32                    | REFUTED        |                | 10 times the dense peak of 19.5 at FP32 make 195
          model: A100, tflops: '3120', precision: FP8                     | UNPROVEN       | NOT_RECOGNISED | no dense peak at FP8
          model: RTX 4090, tflops: '3303', precision: FP16                | NOT_APPLICABLE | NOTHING_FOUND  | 330.3 at FP16
          model: RTX 4090, tflops: '3303', precision: BF16                | REFUTED        |                | 165.2 at BF16
          model: RTX 4090, tflops: '6606', precision: FP16                | REFUTED        |                | with structured sparsity
          model: V100, tflops: '2500', precision: FP16, sparse: true      | UNPROVEN       | NOT_RECOGNISED | no sparse peak
          model: H100, memoryGb: 64, tflops: '989', precision: FP16       | UNPROVEN       | NOT_RECOGNISED | no dense peak
          """)
  void givenAHardwareClaim_whenJudged_thenOnlyTheImpossibleIsRefuted(
      String fields, Outcome outcome, Reason reason, String said) {
    // When
    Finding finding =
        finding("hardware: [{id: cards, count: 10, " + fields + ", statement: STATEMENT}]");

    // Then
    assertThat(finding.subject()).isEqualTo("cards");
    assertThat(finding.explanation()).contains(said);
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0}, {1} x {2}: {3}")
  @CsvSource({
    "H100 SXM, 70000000000, 2, 23.9",
    "H100 SXM, 70000000000, 1, 47.9",
    "RTX 4090, 8030000000, 2, 62.8",
    "RTX 4090, 7504924672, 2, 67.2",
    "H200, 8000000000, 2, 300.0"
  })
  void givenTheNotesExamples_whenTheRooflineIsComputed_thenItIsKnown(
      String model, String parameters, String bytes, String bound) {
    // Given
    DecodeClaim claim = claims(decode(model, parameters, bytes, "1", "")).decode().getFirst();
    BigDecimal bandwidth =
        new BigDecimal(
            model.startsWith("H100") ? "3350" : model.startsWith("H200") ? "4800" : "1008");

    // Then
    assertThat(Roofline.of(claim, bandwidth).setScale(1, RoundingMode.HALF_EVEN))
        .isEqualByComparingTo(bound);
  }

  @ParameterizedTest(name = "{0} tokens/s {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          23 |                                                     | NOT_APPLICABLE | NOTHING_FOUND  | allow 23.93 tokens per second
          24 | , speculation: {used: false}                        | NOT_APPLICABLE | NOTHING_FOUND  | allow 23.93 tokens per second
          25 | , speculation: {used: false}                        | REFUTED        |                | The claim is above it
          25 |                                                     | UNPROVEN       | NOT_MEASURABLE | at least 1.05 tokens
          100 | , speculation: {used: true}                        | UNPROVEN       | NOT_MEASURABLE | at least 4.18 tokens
          60 | , speculation: {used: true, acceptedLength: '3.1'}  | NOT_APPLICABLE | NOTHING_FOUND  | times the stated length of 3.1
          90 | , speculation: {used: true, acceptedLength: '3.1'}  | REFUTED        |                | The claim is above it
          """)
  void givenADecodeClaim_whenJudged_thenTheRooflineAndItsAssumptionsAreTold(
      String speed, String speculation, Outcome outcome, Reason reason, String said) {
    // When
    Finding finding =
        finding(
            decode("H100 SXM", "70000000000", "2", speed, speculation == null ? "" : speculation));

    // Then
    assertThat(finding.explanation()).contains(said).contains("Assumed: one stream");
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenARefutation_whenGraded_thenTheProjectsOwnWordsSuffice() {
    // When
    Finding finding =
        finding("hardware: [{id: a, model: A100, count: 1, memoryGb: 96, statement: STATEMENT}]");

    // Then
    assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.DECLARED);
    assertThat(finding.trusts()).contains("catalogue of 20");
  }

  @Test
  void givenSitePowerBelowTheBoards_whenJudged_thenItIsShownAndNeverRefutes() {
    // When
    Finding finding =
        finding(
            "hardware: [{id: a, model: H100 SXM, count: 1000, siteKilowatts: '100', investedUsd:"
                + " '5000000', statement: STATEMENT}]");

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(finding.observed())
        .extracting(o -> o.name() + " " + o.value() + " " + o.unit())
        .containsExactly(
            "claimed.sitePower 100 kW",
            "implied.boardPower 700 kW",
            "implied.pricePerBoard 5000 USD");
  }

  @Test
  void givenAModelWithoutBandwidth_whenDecodingIsClaimed_thenNothingIsBounded() {
    assertThat(finding(decode("H20", "8000000000", "2", "9999", "")).reason())
        .isEqualTo(Reason.NOT_RECOGNISED);
  }

  @Test
  void givenNoClaim_whenJudged_thenItDoesNotApply() {
    assertThat(finding("{}").reason()).isEqualTo(Reason.NO_CLAIM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hardware: [{id: a, model: A100, count: 0, statement: STATEMENT}]",
        "hardware: [{id: a, model: A100, count: 1000000000, statement: STATEMENT}]",
        "hardware: [{id: A 1, model: A100, count: 1, statement: STATEMENT}]",
        "hardware: [{id: a, model: ' ', count: 1, statement: STATEMENT}]",
        "hardware: [{id: a, model: A100, count: 1, memoryGb: 0, statement: STATEMENT}]",
        "hardware: [{id: a, model: A100, count: 1, form: PCI, statement: STATEMENT}]",
        "hardware: [{id: a, model: A100, count: 1, tflops: '1', statement: STATEMENT}]",
        "hardware: [{id: a, model: A100, count: 1, tflops: 1.5, precision: FP16, statement: STATEMENT}]",
        "hardware: [{id: a, model: A100, count: 1, tflops: '-1', precision: FP16, statement: STATEMENT}]",
        "hardware: [{id: a, model: A100, count: 1, tflops: '1', precision: FP12, statement: STATEMENT}]",
        "hardware: [{id: a, model: A100, count: 1}]",
        "hardware: [{id: a, model: A100, count: 1, statement: STATEMENT}, {id: a, model: H100, count: 1, statement: STATEMENT}]",
        "decode: [{id: d, model: A100, tensorParallel: 0, activeParameters: '1', bytesPerParameter: '2', tokensPerSecond: '1', statement: STATEMENT}]",
        "decode: [{id: d, model: A100, tensorParallel: 1, activeParameters: '0', bytesPerParameter: '2', tokensPerSecond: '1', statement: STATEMENT}]",
        "decode: [{id: d, model: A100, tensorParallel: 1, activeParameters: 70e9, bytesPerParameter: '2', tokensPerSecond: '1', statement: STATEMENT}]",
        "decode: [{id: d, model: A100, tensorParallel: 1, activeParameters: '1', bytesPerParameter: '0', tokensPerSecond: '1', statement: STATEMENT}]",
        "decode: [{id: d, model: A100, tensorParallel: 1, activeParameters: '1', bytesPerParameter: '2', tokensPerSecond: '1', speculation: {used: false, acceptedLength: '2'}, statement: STATEMENT}]",
        "decode: [{id: d, model: A100, tensorParallel: 1, activeParameters: '1', bytesPerParameter: '2', tokensPerSecond: '1', speculation: {used: true, acceptedLength: '0.5'}, statement: STATEMENT}]"
      })
  void givenABadValue_whenRead_thenTheClaimsAreRefused(String yaml) {
    assertThatThrownBy(() -> read(yaml)).isInstanceOf(InvalidDocument.class);
  }

  private static String decode(
      String model, String parameters, String bytes, String speed, String speculation) {
    return "decode: [{id: llm, model: %s, tensorParallel: 1, activeParameters: '%s', bytesPerParameter: '%s', tokensPerSecond: '%s'%s, statement: STATEMENT}]"
        .formatted(model, parameters, bytes, speed, speculation);
  }

  private static Finding finding(String yaml) {
    return Judging.finding(new ClaimArithmeticCheck(), claims(yaml), TestNetwork.of(0));
  }
}
