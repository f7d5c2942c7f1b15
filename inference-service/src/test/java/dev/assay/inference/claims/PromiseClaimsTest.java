package dev.assay.inference.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.InferenceLayer;
import dev.assay.inference.testing.Promises;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseClaimsTest {
  private static final InferenceClaims CLAIMS =
      Promises.of(
          Promises.streaming(),
          Promises.computed(),
          Promises.hardware(8_000_000_000L, "2", "1008", 1, "1"),
          Promises.price("http://127.42.0.1:4280/billing/meter.json"));

  @Test
  void givenPromises_whenCounted_thenTheirStatisticalDecisionsShareTheError() {
    // When, Then: first and median token, repeated prompts, single streams; a bill has no chance
    assertThat(new InferenceLayer().statisticalClaims(CLAIMS)).isEqualTo(4);
  }

  @Test
  void givenPromises_whenWrittenAndRead_thenTheyAreTheSame() throws InvalidDocument {
    // When, Then
    assertThat(CanonicalJson.read(CanonicalJson.write(CLAIMS), InferenceClaims.class))
        .isEqualTo(CLAIMS);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/streaming/0/endpoint              | 'other'             | streaming",
        "/computedAnswers/0/endpoint        | 'other'             | computedAnswers",
        "/hardware/0/activeParameters       | '0'                 | activeParameters",
        "/hardware/0/activeParameters       | '8e9'               | activeParameters",
        "/hardware/0/bytesPerParameter      | '0'                 | bytesPerParameter",
        "/hardware/0/bytesPerParameter      | '16'                | bytesPerParameter",
        "/hardware/0/bandwidthGbPerSecond   | '-1008'             | bandwidthGbPerSecond",
        "/hardware/0/acceptedTokensPerStep  | '0.5'               | acceptedTokensPerStep",
        "/hardware/0/hardware               | ' '                 | hardware",
        "/prices/0/inputPerMillion          | '-0.10'             | inputPerMillion",
        "/prices/0/outputPerMillion         | '40 cents'          | outputPerMillion",
        "/prices/0/currency                 | ''                  | currency",
        "/prices/0/meterUrl                 | 'file:///etc/meter' | url",
        "/prices/0/baselines/0/outputPerMillion | '-1'            | outputPerMillion",
        "/prices/0/perThousand              | '1'                 | perThousand"
      })
  void givenABadValue_whenRead_thenItsFieldIsNamed(String pointer, String value, String named) {
    // Given
    ObjectNode tree = CanonicalJson.tree(CLAIMS).deepCopy();
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) tree.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), value);
    // When, Then
    assertThatThrownBy(() -> CanonicalJson.read(tree, InferenceClaims.class))
        .isInstanceOf(InvalidDocument.class)
        .hasMessageContaining(named);
  }
}
