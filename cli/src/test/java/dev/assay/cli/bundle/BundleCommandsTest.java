package dev.assay.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.cli.CommandLineRun;
import dev.assay.cli.testing.SilentWorld;
import dev.assay.verification.bundle.Bundle;
import dev.assay.verification.bundle.BundlePaths;
import dev.assay.verification.bundle.BundleZip;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.dossier.DossierReader;
import dev.assay.verification.evidence.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay and explain over a bundle that the real checks made of a world out of reach. */
class BundleCommandsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String COUNT = BundlePaths.observation("compute.node-count");

  @TempDir Path folder;

  private Bundle bundle;
  private Path zip;

  @BeforeEach
  void bundle() throws Exception {
    byte[] dossier = Files.readAllBytes(Path.of("../dossiers/demo/honest/dossier.yaml"));
    bundle =
        new SilentWorld()
            .bundle(DossierReader.read(dossier))
            .withUnlisted(BundlePaths.PAGE, "<p>page</p>".getBytes(StandardCharsets.UTF_8));
    zip = write("bundle.zip", bundle);
  }

  @Test
  void givenAnUntouchedBundle_whenReplayed_thenTheSameVerdictAndWhatStaysOnTrust()
      throws IOException {
    // When
    CommandLineRun run = CommandLineRun.of("replay", zip);

    // Then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().replace(bundle.digest().hex(), "DIGEST"))
        .isEqualTo(Files.readString(GOLDEN.resolve("replay-same.txt")));
  }

  @Test
  void givenTheExpectedDigest_whenReplayed_thenNothingIsLeftToHoldAgainst() {
    // When
    CommandLineRun run = CommandLineRun.of("replay", zip, "--expect", bundle.digest());

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).doesNotContain("--expect");
  }

  @Test
  void givenAnotherDigest_whenReplayed_thenRefusedLoudly() {
    // When
    CommandLineRun run = CommandLineRun.of("replay", zip, "--expect", "0".repeat(64));

    // Then
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).startsWith("assay: REFUSED: ").contains("not the expected");
  }

  @Test
  void givenOneChangedByte_whenReplayed_thenRefusedLoudly() throws IOException {
    // Given
    byte[] bytes = Files.readAllBytes(zip);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("nobody.example");
    bytes[at] ^= 1;
    Path changed = Files.write(folder.resolve("changed.zip"), bytes);

    // When
    CommandLineRun run = CommandLineRun.of("replay", changed);

    // Then
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).startsWith("assay: REFUSED: ").hasLineCount(1);
  }

  @Test
  void givenAnEditedObservationWithMendedDigests_whenReplayed_thenFoundAsChanged()
      throws Exception {
    // Given
    ObjectNode document = (ObjectNode) CanonicalJson.read(bundle.files().get(COUNT));
    ((ObjectNode) document.get("observation")).put("explanation", "All 24 answered.");
    Path edited = write("edited.zip", with(COUNT, CanonicalJson.write(document)));

    // When
    CommandLineRun run = CommandLineRun.of("replay", edited);

    // Then
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("was changed after it was made");
    assertThat(run.out()).contains("changed: " + COUNT);
  }

  @Test
  void givenAnObservationOfAnotherVersion_whenReplayed_thenToldApartFromChanged() throws Exception {
    // Given
    ObjectNode document = (ObjectNode) CanonicalJson.read(bundle.files().get(COUNT));
    document.put("checkVersion", 999);
    Path other = write("other.zip", with(COUNT, CanonicalJson.write(document)));

    // When
    CommandLineRun run = CommandLineRun.of("replay", other);

    // Then
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.out()).contains("another version of the check: " + COUNT);
    assertThat(run.err()).contains("was judged by another version of the checks");
  }

  @Test
  void givenABundleOrItsVerdict_whenExplained_thenClaimEvidenceFormulaAndOutcome()
      throws IOException {
    // Given
    Path verdict =
        Files.write(folder.resolve("verdict.json"), bundle.files().get(BundlePaths.VERDICT));

    // When
    CommandLineRun fromBundle = CommandLineRun.of("explain", zip, "data.licence");
    CommandLineRun fromVerdict = CommandLineRun.of("explain", verdict, "data.licence");

    // Then
    assertThat(fromBundle.exitCode()).isZero();
    assertThat(fromBundle.out())
        .contains("data.licence, version ", "expects ", "confirmed from ", "UNPROVEN")
        .contains("  claimed ", "  found ", "  evidence  evidence/", "  to do ");
    assertThat(fromVerdict.out()).contains("  evidence  ").doesNotContain("evidence/");
  }

  @Test
  void givenACheckThatTheVerdictLacks_whenExplained_thenThoseItHasAreNamed() {
    // When
    CommandLineRun run = CommandLineRun.of("explain", zip, "data.size");

    // Then
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("no finding of a check data.size").contains("data.integrity");
  }

  @Test
  void givenSomethingElse_whenReplayedOrExplained_thenOneSentence() throws IOException {
    // Given
    Path text = Files.writeString(folder.resolve("text.zip"), "no bundle");

    // Then
    assertThat(CommandLineRun.of("replay", text))
        .returns(65, CommandLineRun::exitCode)
        .returns("", CommandLineRun::out);
    assertThat(CommandLineRun.of("explain", text, "data.licence"))
        .returns(65, CommandLineRun::exitCode)
        .returns("", CommandLineRun::out);
  }

  /** The same bundle with one other file, and with digests that fit. */
  private Bundle with(String path, byte[] bytes) throws Exception {
    Bundle.Builder builder = Bundle.builder();
    Map<Digest, byte[]> evidence = new HashMap<>();
    for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
      byte[] content = file.getKey().equals(path) ? bytes : file.getValue();
      if (file.getKey().startsWith("evidence/")) {
        evidence.put(Digest.of(content), content);
      } else {
        builder.document(file.getKey(), CanonicalJson.read(content));
      }
    }
    byte[] recording = bundle.files().get(BundlePaths.RECORDING);
    return builder.recording(CanonicalJson.read(recording, Recording.class), evidence).build();
  }

  private Path write(String name, Bundle content) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      BundleZip.write(content, out);
    }
    return file;
  }
}
