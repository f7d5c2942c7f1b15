package dev.assay.cli.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cli.Home;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFileTest {
  private static final String DEMO =
      """
      program: demo-network
      arguments: [network.yaml]
      operator:
        egress: { ranges: [127.43.0.0/16, 127.42.0.0/16], ports: [4281, 4280] }
        register: register.json
      """;
  private static final String REGISTER =
      """
      {"schema":"assay.register/v1","thirdParties":["list.example"],"chains":[
        {"chain":"eip155:1","protocol":"EVM_JSON_RPC","providers":["https://a.example/"]}]}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          progam: demo-network                      | /progam: is no known field
          program: /bin/sh                          | 'program' must be demo-network
          arguments: [x]                            | 'arguments' need a program
          operator: {egress: {ranges: [everything]}}| 'ranges' must be address ranges in CIDR form
          operator: {egress: {ports: [0]}}          | 'ports' must lie in 1 to 65535
          operator: {egress: {port: 1}}             | /operator/egress/port: is no known field
          operator: {secrets: x}                    | /operator/secrets: is no known field
          """)
  void givenAnInvalidRunFile_whenRead_thenThePathAndWhatWouldBeRight(String yaml, String saying) {
    // When, Then
    assertThatThrownBy(() -> RunFile.read(yaml.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvalidDocument.class)
        .hasMessageContaining(saying);
  }

  @Test
  void givenTheDemosRunFile_whenItsSettingsAreTold_thenEveryAllowanceAndSource()
      throws IOException {
    // Given
    Files.writeString(folder.resolve("run.yaml"), DEMO);
    Files.writeString(folder.resolve("register.json"), REGISTER);

    // When
    RunPlan plan = RunPlan.at(folder.resolve("run.yaml"));

    // Then
    assertThat(plan.startsProgram()).isTrue();
    assertThat(plan.operator().sentences("This stack", ", because run.yaml says so"))
        .containsExactly(
            "This stack lets the services connect to public addresses and 127.42.0.0/16,"
                + " 127.43.0.0/16 on ports 4280, 4281 only, because run.yaml says so.",
            "This stack registers as providers of chain eip155:1: https://a.example/, because"
                + " run.yaml says so.",
            "This stack registers as independent of the project: list.example, because run.yaml"
                + " says so.");
  }

  @Test
  void givenNoSettings_whenTold_thenNothingIsSaid() {
    assertThat(OperatorSettings.NONE.sentences("This stack", "")).isEmpty();
  }

  @Test
  void givenTheSameSettingsInAnotherOrder_whenCompared_thenTheyAreTheSame() {
    // Given
    OperatorSettings one = new OperatorSettings(List.of("127.42.0.0/16"), List.of(1, 2), none());
    OperatorSettings other = new OperatorSettings(List.of("127.42.0.0/16"), List.of(2, 1), none());
    OperatorSettings wider = new OperatorSettings(List.of("127.0.0.0/8"), List.of(1, 2), none());

    // Then
    assertThat(one.sameAs(other)).isTrue();
    assertThat(one.sameAs(wider)).isFalse();
  }

  @Test
  void givenADossierOutsideOfTheCheckout_whenNotAskedTo_thenItsRunFileIsNotFollowed()
      throws IOException {
    // Given
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("run.yaml"), "program: demo-network\n");
    Home home = new Home(Files.createDirectory(folder.resolve("checkout")).toRealPath());
    Path dossier = outside.resolve("dossier.yaml");

    // Then
    assertThat(RunPlan.beside(dossier, home, false)).isNull();
    assertThat(RunPlan.beside(dossier, home, true)).isNotNull();
  }

  @Test
  void givenALinkOutOfTheCheckout_whenNotAskedTo_thenItsTargetIsNotFollowed() throws IOException {
    // Given
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("run.yaml"), "program: demo-network\n");
    Path checkout = Files.createDirectory(folder.resolve("checkout")).toRealPath();
    Path link = Files.createSymbolicLink(checkout.resolve("linked"), outside);

    // Then
    assertThat(RunPlan.beside(link.resolve("dossier.yaml"), new Home(checkout), false)).isNull();
  }

  private static dev.assay.verification.evidence.Register none() {
    return dev.assay.verification.evidence.Register.empty();
  }
}
