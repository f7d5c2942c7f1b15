package dev.assay.system.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.Home;
import dev.assay.cli.Layers;
import dev.assay.system.truth.TruthCase.Door;
import dev.assay.system.truth.TruthCase.Kind;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.finding.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** The truth suite on the real services, and that nothing is left out of it. */
class TruthSuiteTest {
  private static final List<TruthCase> CASES = TruthSuite.cases();

  @Test
  void givenAllCases_whenRun_thenEveryLieIsCaughtAndNobodyAccused() {
    // When
    TruthReport report = new TruthReport(TruthSuite.run(CASES, Home.ofThisRun(), result -> {}));

    // Then
    assertThat(report.complaints())
        .withFailMessage(() -> String.join("; ", report.complaints())) // named in one line
        .isEmpty();
    assertThat(report.lastLine()).matches("(\\d+) lies: \\1 caught; \\d+ honest: 0 accused");
  }

  @ParameterizedTest
  @MethodSource("checks")
  void givenACheck_whenLookingForItsCases_thenThereAreALieAndAnHonestVariant(String check) {
    // Then
    assertThat(CASES).anyMatch(of -> of.check().equals(check) && of.kind() == Kind.LIE);
    assertThat(CASES).anyMatch(of -> of.check().equals(check) && of.kind() == Kind.HONEST);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PROJECT")
  void givenALayer_whenLookingThroughTheGateway_thenThereAreALieAndAnHonestVariant(
      LayerName layer) {
    // When
    List<TruthCase> cases =
        CASES.stream().filter(c -> c.door() == Door.GATEWAY && c.layer() == layer).toList();

    // Then
    assertThat(cases).extracting(TruthCase::kind).containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  void givenTheCases_whenRead_thenIdsDifferAndALieExpectsARefutation() {
    // Then
    assertThat(CASES).extracting(TruthCase::id).doesNotHaveDuplicates();
    assertThat(CASES)
        .allMatch(of -> (of.kind() == Kind.LIE) == (of.expected().outcome() == Outcome.REFUTED));
  }

  static List<String> checks() {
    return Layers.all().stream()
        .flatMap(layer -> layer.checks().stream())
        .map(check -> check.spec().id())
        .toList();
  }
}
