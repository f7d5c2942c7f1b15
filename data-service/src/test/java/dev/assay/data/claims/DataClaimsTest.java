package dev.assay.data.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataClaimsTest {
  private static final String STATEMENT =
      "{'source':'https://p.example','date':'2026-01-01','quote':'q'}";
  private static final String MANIFEST = "{'url':'https://p.example/m','format':'PLAIN'}";

  @Test
  void theDemosClaimsAreReadAndWrittenBack() throws IOException, InvalidDocument {
    try (InputStream yaml = getClass().getResourceAsStream("/valid-demo-claims.yaml")) {
      // When
      DataClaims claims = CanonicalJson.read(new YAMLMapper().readTree(yaml), DataClaims.class);

      // Then
      assertThat(claims.datasets()).hasSize(1);
      assertThat(claims.datasets().getFirst().manifest().promisedImmutable()).isFalse();
      assertThat(CanonicalJson.read(CanonicalJson.write(claims), DataClaims.class))
          .isEqualTo(claims);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'datasets':[{'id':'A B','manifest':M,'statement':S}]} | /datasets/0 | lower-case",
        "{'datasets':[{'manifest':M,'statement':S}]} | /datasets/0 | is missing",
        "{'datasets':[{'id':'a','statement':S}]} | /datasets/0 | is missing",
        "{'datasets':[{'id':'a','manifest':M}]} | /datasets/0 | is missing",
        "{'datasets':[{'id':'a','manifest':M,'statement':S},{'id':'a','manifest':M,'statement':S}]} | '' | one id twice",
        "{'datasets':[{'id':'a','manifest':{'url':'ftp://x/y','format':'PLAIN'},'statement':S}]} | /datasets/0/manifest | http or https",
        "{'datasets':[{'id':'a','manifest':{'url':'https://u:p@x/y','format':'PLAIN'},'statement':S}]} | /datasets/0/manifest | user or password",
        "{'datasets':[{'id':'a','manifest':{'url':'https://x/y','format':'ZIP'},'statement':S}]} | /datasets/0/manifest/format | one of",
        "{'datasets':[{'id':'a','manifest':{'url':'https://x/y','format':'PLAIN','sha256':'TBD'},'statement':S}]} | /datasets/0/manifest/sha256 | 64 lower-case",
        "{'datasets':[{'id':'a','manifest':{'url':'https://x/y','format':'PLAIN','immutable':true},'statement':S}]} | /datasets/0/manifest | needs sha256",
        "{'datasets':[{'id':'a','manifest':M,'licence':{'spdx':' ','statement':S},'statement':S}]} | /datasets/0/licence | must not be blank",
        "{'datasets':[],'extra':1} | /extra | no known field",
      })
  void whatIsWrongIsNamedWithItsPath(String json, String path, String message) {
    // Given
    String text = json.replace(":S", ":" + STATEMENT).replace(":M", ":" + MANIFEST);
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

    // Then
    assertThatThrownBy(() -> CanonicalJson.read(bytes, DataClaims.class))
        .isInstanceOfSatisfying(
            InvalidDocument.class,
            e -> {
              assertThat(e.problems().getFirst().path()).isEqualTo(path);
              assertThat(e.problems().getFirst().message()).contains(message);
            });
  }
}
