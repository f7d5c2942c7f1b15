package dev.assay.verification.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.InvalidDocument;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DossierReaderTest {
  private static final String VALID =
      """
      schema: assay.dossier/v1
      project: {slug: sample, name: Sample}
      claims:
        compute: {nodeCount: {claimed: 24}}
      """;

  @Test
  void yaml_and_json_give_the_same_document() throws InvalidDocument {
    // Given
    String json =
        "{\"claims\":{\"compute\":{\"nodeCount\":{\"claimed\":24}}},\"schema\":\"assay.dossier/v1\","
            + "\"project\":{\"name\":\"Sample\",\"slug\":\"sample\"}}";

    // When
    Dossier fromYaml = DossierReader.read(bytes(VALID));
    Dossier fromJson = DossierReader.read(bytes(json));

    // Then
    assertThat(fromYaml.digest()).isEqualTo(fromJson.digest());
    assertThat(fromYaml.claims().of(LayerName.COMPUTE).at("/nodeCount/claimed").asInt())
        .isEqualTo(24);
    assertThat(fromYaml.claims().of(LayerName.DATA).isEmpty()).isTrue();
  }

  static Stream<Arguments> hostile() {
    StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x,x]\n");
    for (char c = 'b'; c < 'k'; c++) {
      bomb.append("%c: &%c [%s]\n".formatted(c, c, ("*" + (char) (c - 1) + ",").repeat(10)));
    }
    return Stream.of(
        Arguments.of("a bomb of aliases", bomb.toString(), "anchors and aliases"),
        Arguments.of("an alias", "x: &a 1\ny: *a\n", "anchors and aliases"),
        Arguments.of("an unknown field", VALID + "extra: 1\n", "/extra: is no known field"),
        Arguments.of("a repeated key", VALID + "schema: assay.dossier/v1\n", "Duplicate"),
        Arguments.of("two documents", VALID + "---\n" + VALID, "one YAML document"),
        Arguments.of("too deep", "a: " + "[".repeat(500), ""),
        Arguments.of("another schema", VALID.replace("/v1", "/v9"), "'schema' must be"),
        Arguments.of("a slug with a path", VALID.replace("slug: sample", "slug: ../x"), "'slug'"),
        Arguments.of("a Java tag", "!!javax.script.ScriptEngineManager [x]\n", ""),
        Arguments.of("nothing", "", "empty"),
        Arguments.of("too large", "#" + "x".repeat(Dossier.MAX_BYTES), "more than"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void hostile_documents_are_refused_with_a_reason(String name, String yaml, String said) {
    // When
    InvalidDocument e =
        catchThrowableOfType(InvalidDocument.class, () -> DossierReader.read(bytes(yaml)));

    // Then
    assertThat(e).as(name).isNotNull();
    assertThat(e.getMessage()).contains(said);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
