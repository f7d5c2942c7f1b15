package dev.assay.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.system.process.AssayProgram;
import dev.assay.verification.bundle.Bundle;
import dev.assay.verification.bundle.BundlePaths;
import dev.assay.verification.bundle.BundleZip;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.policy.VerdictWord;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a newcomer does first: one command from a dossier to a verdict, and its replay. Runs first,
 * because it leaves the class archives with which every later stack starts sooner.
 */
@Order(1)
class VerifyTest {
  private static final String LIVENESS = BundlePaths.observation("compute.node-liveness");

  @TempDir static Path folder;

  private static AssayProgram honest;
  private static Path zip;

  @BeforeAll
  static void verify() {
    zip = folder.resolve("b.zip");
    honest =
        AssayProgram.run(
            "verify", "dossiers/demo/honest", "--json", "--bundle", zip, "--out", folder);
    assertThat(honest.exitCode()).as(honest.err()).isZero();
  }

  @Test
  void givenTheHonestDossier_whenVerified_thenPassAndNothingButUtilityUnknown() throws Exception {
    // Then
    Verdict verdict =
        CanonicalJson.read(honest.out().getBytes(StandardCharsets.UTF_8), Verdict.class);
    assertThat(verdict.verdict()).isEqualTo(VerdictWord.PASS);
    assertThat(verdict.layers())
        .allSatisfy(
            layer -> {
              assertThat(layer.reported()).isTrue();
              assertThat(layer.findings()).noneMatch(f -> f.outcome() == Outcome.REFUTED);
            });
    assertThat(verdict.unknowns())
        .extracting(unknown -> unknown.check())
        .containsOnly("compute.node-distribution", "tokenomics.utility");
    assertThat(folder.resolve("page.html")).isNotEmptyFile();
  }

  @Test
  void givenItsBundle_whenReplayedWithNothingRunning_thenTheSameVerdict() {
    // When
    AssayProgram replay = AssayProgram.run("replay", zip);

    // Then
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    assertThat(replay.out()).contains("verdict PASS: the same bytes");
  }

  @Test
  void givenAnEditedObservationWithMendedDigests_whenReplayed_thenRefused() throws Exception {
    // Given
    Bundle bundle;
    try (var in = Files.newInputStream(zip)) {
      bundle = BundleZip.read(in);
    }
    ObjectNode document = (ObjectNode) CanonicalJson.read(bundle.files().get(LIVENESS));
    ((ObjectNode) document.required("observation").required("tally")).put("proven", 23);
    Map<String, byte[]> files = new HashMap<>(bundle.files());
    files.put(LIVENESS, CanonicalJson.write(document));
    Path edited = folder.resolve("edited.zip");
    try (OutputStream out = Files.newOutputStream(edited)) {
      BundleZip.write(Bundle.of(files), out);
    }

    // When
    AssayProgram replay = AssayProgram.run("replay", edited);

    // Then
    assertThat(replay.exitCode()).isGreaterThanOrEqualTo(64);
    assertThat(replay.err()).startsWith("assay: REFUSED: ");
    assertThat(replay.out()).contains(LIVENESS);
  }
}
