package dev.assay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.cli.Layers;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.DossierReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedDocsTest {
  private static final Path DOCS = Path.of("../docs");

  @TempDir Path folder;

  private final GeneratedDocs generated = new GeneratedDocs(Layers.all());

  @Test
  void givenTheCodeAsItIs_whenDocsAreCompared_thenNoneIsStale() throws IOException {
    assertThat(generated.stale(DOCS)).as("run ./assay docs --write").isEmpty();
  }

  @Test
  void givenAFreshFolder_whenWritten_thenNothingIsStaleUntilAFileChanges() throws IOException {
    // When
    generated.write(folder);

    // Then
    assertThat(generated.stale(folder)).isEmpty();

    // When
    Files.writeString(folder.resolve("schemas/terms.json"), "{}");
    Files.writeString(folder.resolve("schemas/forgotten.json"), "{}");
    Files.delete(folder.resolve("checks.md"));

    // Then
    assertThat(generated.stale(folder))
        .containsExactlyInAnyOrder("schemas/terms.json", "schemas/forgotten.json", "checks.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo/honest", "demo/liar", "akash"})
  void givenAValidDossier_whenHeldAgainstTheSchema_thenItFits(String name) throws Exception {
    assertThat(faults(Path.of("../dossiers", name, "dossier.yaml"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid-unknown-field.yaml", "invalid-number-for-amount.yaml"})
  void givenAnInvalidDossier_whenHeldAgainstTheSchema_thenItDoesNotFit(String name)
      throws Exception {
    assertThat(faults(Path.of("src/test/resources/dossiers", name))).isNotEmpty();
  }

  private static List<Error> faults(Path dossier) throws IOException, InvalidDocument {
    JsonNode document = DossierReader.tree(Files.readAllBytes(dossier));
    String text = Files.readString(DOCS.resolve("schemas/dossier.json"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);
    return schema.validate(document);
  }
}
