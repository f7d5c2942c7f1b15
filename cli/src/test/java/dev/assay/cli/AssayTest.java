package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AssayTest {
  private static final Path FIXTURES = Path.of("src/test/resources/dossiers");

  static Stream<Arguments> misuse() {
    return Stream.of(
        arguments(List.of("verfy"), 64, "Unmatched argument"),
        arguments(List.of("lint"), 64, "DOSSIER"),
        arguments(List.of("verify"), 64, "DOSSIER"),
        arguments(List.of("verify", "x", "--polcy", "y"), 64, "--polcy"),
        arguments(List.of("replay"), 64, "BUNDLE"),
        arguments(List.of("docs"), 64, "--write"),
        arguments(
            List.of("layer", "storage", FIXTURES), 64, "compute, data, inference, tokenomics"),
        arguments(List.of("up", "--port", "70000"), 64, "--port"),
        arguments(List.of("up", "--port", "many"), 64, "--port"),
        arguments(List.of("replay", "b.zip", "--expect", "abc"), 64, "64 lower-case hexadecimal"),
        arguments(List.of("lint", "nowhere.yaml"), 66, "cannot read nowhere.yaml"),
        arguments(List.of("replay", "nowhere.zip"), 66, "cannot read nowhere.zip"),
        arguments(List.of("explain", "nowhere.zip", "data.licence"), 66, "nowhere.zip"));
  }

  @ParameterizedTest
  @MethodSource("misuse")
  void givenMisuse_whenRun_thenOneClearSentenceAndACodeOf64OrAbove(
      List<?> arguments, int exitCode, String saying) {
    // When
    CommandLineRun run = CommandLineRun.of(arguments.toArray());

    // Then
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.err()).startsWith("assay: ").contains(saying).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void givenNoArguments_whenRun_thenUsageAndCode64() {
    // When
    CommandLineRun run = CommandLineRun.of();

    // Then
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("verify", "replay", "Exit codes: 0 PASS");
  }

  @Test
  void givenNoService_whenChecksAsJson_thenTheCatalogueOfEveryLayer() {
    // When
    CommandLineRun run = CommandLineRun.of("checks", "--json");

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("\"schema\":\"assay.catalogue/v1\"")
        .contains(
            "\"compute.node-count\"",
            "\"compute.node-liveness\"",
            "\"compute.node-distribution\"",
            "\"data.integrity\"",
            "\"data.licence\"",
            "\"inference.latency\"",
            "\"inference.availability\"",
            "\"tokenomics.supply-schedule\"",
            "\"tokenomics.utility\"");
  }

  @Test
  void givenTheSameCatalogue_whenChecksForPeople_thenEachQuestion() {
    // When
    CommandLineRun run = CommandLineRun.of("checks");

    // Then
    assertThat(run.out()).contains("compute.node-count (version ", "exist and answer?");
  }
}
