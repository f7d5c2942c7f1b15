package dev.assay.inference.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.testing.ModelClaims;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelClaimTest {

  @Test
  void givenATokenizerThatNobodyPinned_whenRead_thenTheFieldAndTheKnownOnesAreNamed() {
    // Given
    ObjectNode tree = tree(ModelClaims.tokenizer(Tokenizer.CL100K_BASE));
    ((ObjectNode) tree.at("/models/0")).put("tokenizer", "llama3");
    // When, then
    assertThatThrownBy(() -> CanonicalJson.read(tree, InferenceClaims.class))
        .isInstanceOf(InvalidDocument.class)
        .hasMessageContaining("/models/0/tokenizer")
        .hasMessageContaining("cl100k_base, o200k_base, p50k_base, r50k_base");
  }

  @Test
  void givenAPinnedTokenizer_whenWritten_thenItHasItsPublishedName() {
    assertThat(tree(ModelClaims.tokenizer(Tokenizer.O200K_BASE)).at("/models/0/tokenizer").asText())
        .isEqualTo("o200k_base");
  }

  @Test
  void givenAModelOfWhichNothingIsSaid_whenRead_thenThatIsNoClaim() {
    // Given
    ObjectNode tree = tree(ModelClaims.precision("bf16"));
    ((ObjectNode) tree.at("/models/0")).remove("precision");
    // When, then
    assertThatThrownBy(() -> CanonicalJson.read(tree, InferenceClaims.class))
        .hasMessageContaining("must be given");
  }

  @ParameterizedTest
  @CsvSource({
    "precision, ''",
    "precision, a precision of more than twenty characters",
    "endpoint, another",
    "statement, none"
  })
  void givenABadValue_whenRead_thenItsFieldIsNamed(String field, String value) {
    // Given
    ObjectNode tree = tree(ModelClaims.precision("bf16"));
    ((ObjectNode) tree.at("/models/0")).put(field, value);
    // When, then
    assertThatThrownBy(() -> CanonicalJson.read(tree, InferenceClaims.class))
        .isInstanceOf(InvalidDocument.class)
        .hasMessageContaining(field.equals("endpoint") ? "models" : field);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "2000001"})
  void givenAContextOutOfBounds_whenRead_thenItIsNamed(int tokens) {
    // Given
    ObjectNode tree = tree(ModelClaims.context(4096, null));
    ((ObjectNode) tree.at("/models/0")).put("contextTokens", tokens);
    // When, then
    assertThatThrownBy(() -> CanonicalJson.read(tree, InferenceClaims.class))
        .hasMessageContaining("contextTokens");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.org/chat, api.example.org_b, true",
    "https://api.example.org/chat, evil.example, false",
    "http://api.example.org/chat, api.example.org_b, false",
    "http://127.42.0.1:4280/chat, 127.42.0.1_b, true",
    "http://127.42.0.1.evil.example/chat, 127.42.0.1.evil.example_b, false",
    "https://api.example.org/chat, api.example.org, false"
  })
  void givenASecondKey_whenRead_thenItIsAnotherOneOfItsHostAndNeverSentInTheClear(
      String url, String secondSecret, boolean taken) throws InvalidDocument {
    // Given
    ObjectNode tree = tree(ModelClaims.equalService());
    ((ObjectNode) tree.at("/equalService/0")).put("secondSecret", secondSecret);
    ObjectNode endpoint = ((ObjectNode) tree.at("/endpoints/0")).put("url", url);
    if (url.startsWith("https")) {
      endpoint.put("secret", "api.example.org");
    }
    // When, then
    if (taken) {
      assertThat(CanonicalJson.read(tree, InferenceClaims.class).equalService()).hasSize(1);
    } else {
      assertThatThrownBy(() -> CanonicalJson.read(tree, InferenceClaims.class))
          .isInstanceOf(InvalidDocument.class)
          .hasMessageContaining("ecret");
    }
  }

  private static ObjectNode tree(InferenceClaims claims) {
    JsonNode tree = CanonicalJson.tree(claims);
    return tree.deepCopy();
  }
}
