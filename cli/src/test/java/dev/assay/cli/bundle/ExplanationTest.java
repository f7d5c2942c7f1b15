package dev.assay.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.testing.SampleVerdict;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Standard;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.report.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/explanation.txt");
  private static final String CHECK = "compute.node-count";
  private static final List<Finding> FINDINGS =
      List.of(
          SampleVerdict.finding(CHECK, Outcome.REFUTED, null),
          SampleVerdict.finding(CHECK, Outcome.UNPROVEN, Reason.NO_NODE_KEYS));

  @Test
  void givenAKnownCheck_whenExplained_thenDocsExpectationsAndEachFinding() throws IOException {
    assertThat(Explanation.of(entry(2), FINDINGS, true)).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void givenACheckThatThisProgramLacks_whenExplained_thenItSaysSoAndStillTellsTheFindings() {
    assertThat(Explanation.of(null, FINDINGS, false))
        .startsWith("compute.node-count, version 1, is no check of this program.")
        .contains("REFUTED", "UNPROVEN (NO_NODE_KEYS)");
  }

  private static Catalogue.Entry entry(int version) {
    return new Catalogue.Entry(
        CHECK,
        version,
        "compute",
        "Do as many nodes as claimed exist?",
        Severity.CRITICAL,
        List.of(
            new Expectation(
                "count",
                "At least as many as claimed.",
                Standard.of(EvidenceClass.MEASURED),
                Standard.of(EvidenceClass.THIRD_PARTY_API, 2))),
        EvidenceClass.MEASURED,
        EvidenceClass.THIRD_PARTY_API,
        false,
        "List nodes that answer.",
        "Every node is asked.\nSilence counts against it.");
  }
}
