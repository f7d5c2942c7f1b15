package dev.assay.cli.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintCommandTest {
  private static final Path FIXTURES = Path.of("src/test/resources/dossiers");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"demo/honest", "demo/liar", "akash"})
  void givenADossierOfThisCheckout_whenLinted_thenItIsValid(String name) {
    // When
    CommandLineRun run = CommandLineRun.of("lint", Path.of("../dossiers", name));

    // Then
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("is a valid dossier of");
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          invalid-unknown-field.yaml    | /claims/compute/nodeCuont
          invalid-negative-count.yaml   | /claims/compute/nodeCount: 'claimed' must be
          invalid-number-for-amount.yaml| /claims/tokenomics/supply/total: must be a whole number
          invalid-slug.yaml             | /project: 'slug' must be
          invalid-alias.yaml            | anchors and aliases are not allowed
          invalid-not-yaml.yaml         | is not readable YAML
          invalid-empty.yaml            | the document is empty
          """)
  void givenAnInvalidDossier_whenLinted_thenThePathAndWhatWouldBeRight(String name, String saying) {
    // When
    CommandLineRun run = CommandLineRun.of("lint", FIXTURES.resolve(name));

    // Then
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.out()).contains(saying);
  }

  @Test
  void givenMoreBytesThanADossierMayHave_whenLinted_thenRefusedUnread() throws IOException {
    // Given
    Path large = folder.resolve("dossier.yaml");
    Files.write(large, new byte[1024 * 1024 + 1]);

    // When
    CommandLineRun run = CommandLineRun.of("lint", folder);

    // Then
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("has more than 1048576 bytes").hasLineCount(1);
  }

  @Test
  void givenAnInvalidRunFileBesideIt_whenLinted_thenItIsNamed() throws IOException {
    // Given
    Files.copy(Path.of("../dossiers/akash/dossier.yaml"), folder.resolve("dossier.yaml"));
    Files.writeString(folder.resolve("run.yaml"), "program: rm\n");

    // When
    CommandLineRun run = CommandLineRun.of("lint", folder);

    // Then
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("run.yaml").contains("'program' must be demo-network");
  }
}
