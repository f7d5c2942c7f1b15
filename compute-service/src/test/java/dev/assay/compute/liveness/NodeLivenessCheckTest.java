package dev.assay.compute.liveness;

import static dev.assay.compute.testing.Judging.OWN_LIST;
import static dev.assay.compute.testing.Judging.finding;
import static dev.assay.compute.testing.Judging.liveness;
import static dev.assay.compute.testing.Judging.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.count.NodeCountCheck;
import dev.assay.compute.distribution.NodeDistributionCheck;
import dev.assay.compute.testing.Behaviour;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.compute.testing.TestNode;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.DocumentPart;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.probe.RecordedProbes;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NodeLivenessCheckTest {

  static Stream<Arguments> shares() {
    return Stream.of(
        row("all live", 24, "1.00", 0, is(Behaviour.PROVES), Outcome.CONFIRMED, null),
        row("one silent of 24", 24, "1.00", 1, is(Behaviour.IS_SILENT), Outcome.REFUTED, null),
        row("one silent, 95 %", 24, "0.95", 1, is(Behaviour.IS_SILENT), Outcome.CONFIRMED, null),
        row("two silent, 95 %", 24, "0.95", 2, is(Behaviour.IS_SILENT), Outcome.REFUTED, null),
        row("no keys", 24, "1.00", 24, n -> n.withKey(null), Outcome.UNPROVEN, Reason.NO_NODE_KEYS),
        row(
            "wrong key",
            24,
            "1.00",
            1,
            is(Behaviour.SIGNS_WITH_ANOTHER_KEY),
            Outcome.UNPROVEN,
            Reason.NODES_UNPROVED),
        row(
            "refused by us",
            24,
            "1.00",
            24,
            is(Behaviour.IS_REFUSED_BY_OUR_GUARD),
            Outcome.UNPROVEN,
            Reason.ADDRESS_REFUSED),
        row(
            "one refused within the share",
            24,
            "0.95",
            1,
            is(Behaviour.IS_REFUSED_BY_OUR_GUARD),
            Outcome.CONFIRMED,
            null),
        row("long list, all live", 1000, "0.95", 0, is(Behaviour.PROVES), Outcome.CONFIRMED, null),
        row(
            "long list, all claimed",
            1000,
            "1.00",
            0,
            is(Behaviour.PROVES),
            Outcome.UNPROVEN,
            Reason.TOO_FEW_SAMPLES),
        row(
            "long list, a third dead",
            1000,
            "0.95",
            330,
            is(Behaviour.IS_SILENT),
            Outcome.REFUTED,
            null),
        row(
            "long list, close to the bound",
            1000,
            "0.95",
            50,
            is(Behaviour.IS_SILENT),
            Outcome.UNPROVEN,
            Reason.UNDECIDED),
        row(
            "long list, no keys",
            1000,
            "0.95",
            1000,
            n -> n.withKey(null),
            Outcome.UNPROVEN,
            Reason.NO_NODE_KEYS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shares")
  void judges(
      String why,
      int listed,
      String share,
      int changed,
      UnaryOperator<TestNode> change,
      Outcome outcome,
      Reason reason) {
    // Given
    TestNetwork network = TestNetwork.of(listed).changing(0, changed, change);
    // When
    Finding finding = finding(new NodeLivenessCheck(), liveness(share, OWN_LIST), network);
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void showsTheExactTailAndTheIntervalOfASample() {
    // When
    Finding finding =
        finding(new NodeLivenessCheck(), liveness("0.95", OWN_LIST), TestNetwork.of(1000));
    // Then C(949,90)/C(1000,90): what 51 dead nodes would show with that probability
    assertThat(finding.statistic().n()).isEqualTo(90);
    assertThat(finding.statistic().value())
        .isBetween(new BigDecimal("0.007"), new BigDecimal("0.0075"));
    assertThat(finding.observed())
        .extracting("name")
        .contains("nodes.proven-share.lower", "nodes.proven-share.upper");
  }

  @ParameterizedTest
  @CsvSource({"1, 90", "2, 104"})
  void takesTheSampleSizeFromTheStatedErrorProbability(int claims, int size) {
    // Given
    Terms terms = Terms.standard(TestNetwork.NOW).fixing(LayerName.COMPUTE, claims);
    // When, then ceil(ln(0.01 / m) / ln(0.95))
    assertThat(NodeSurvey.sampleSize(terms)).isEqualTo(size);
  }

  @Test
  void asksEachQuestionOnceForAllChecks() {
    // Given
    TestNetwork network = TestNetwork.of(24);
    var claims = Judging.everything(24, "1.00");
    // When
    finding(new NodeCountCheck(), claims, network);
    finding(new NodeLivenessCheck(), claims, network);
    Judging.findings(new NodeDistributionCheck(), claims, network);
    // Then
    assertThat(network.asked(DocumentPart.KIND)).isEqualTo(1);
    assertThat(network.asked(RandomDraw.KIND)).isEqualTo(1);
    assertThat(network.asked(NodeLivenessQuestion.KIND)).isEqualTo(1);
  }

  @Test
  void replaysToTheSameObservation() {
    // Given a sample, so that the draw matters
    TestNetwork network = TestNetwork.of(300).changing(0, 30, is(Behaviour.IS_SILENT));
    var claims = Judging.everything(250, "0.80");
    Terms terms = terms(claims);
    // When
    for (var check : List.of(new NodeLivenessCheck(), new NodeCountCheck())) {
      var live = check.observe(claims, terms, network).await().indefinitely();
      var replayed =
          check
              .observe(claims, terms, new RecordedProbes(network.recorded()))
              .await()
              .indefinitely();
      // Then
      assertThat(CanonicalJson.digest(replayed)).isEqualTo(CanonicalJson.digest(live));
    }
  }

  private static UnaryOperator<TestNode> is(Behaviour behaviour) {
    return node -> node.behaving(behaviour);
  }

  private static Arguments row(
      String why,
      int listed,
      String share,
      int changed,
      UnaryOperator<TestNode> change,
      Outcome outcome,
      Reason reason) {
    return Arguments.of(why, listed, share, changed, change, outcome, reason);
  }
}
