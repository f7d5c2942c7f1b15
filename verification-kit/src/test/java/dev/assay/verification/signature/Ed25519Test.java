package dev.assay.verification.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519Test {
  // RFC 8032, section 7.1, tests 2 and 3 have non-empty messages; test 2's is one byte of ASCII
  // "r".
  private static final String PUBLIC =
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
  private static final String SIGNATURE =
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
          + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

  @Test
  void verifiesTheVectorOfTheRfc() {
    assertThat(Ed25519.verifies(base64(PUBLIC), "r", base64(SIGNATURE))).isTrue();
    assertThat(Ed25519.verifies(base64(PUBLIC), "s", base64(SIGNATURE))).isFalse();
  }

  @Test
  void givenFreshKey_whenItSigns_thenItsRawKeyVerifies() throws NoSuchAlgorithmException {
    // Given
    KeyPair pair = KeyPairGenerator.getInstance(Ed25519.NAME).generateKeyPair();
    byte[] message = "message".getBytes(StandardCharsets.UTF_8);

    // When
    byte[] signature = Ed25519.sign(pair.getPrivate(), message);

    // Then
    byte[] key = Ed25519.raw(pair.getPublic());
    assertThat(key).hasSize(Ed25519.KEY_BYTES);
    assertThat(Ed25519.verifies(key, message, signature)).isTrue();
    assertThat(Ed25519.verifies(key, new byte[7], signature)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "AAAA, AAAA", "!, !", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, AAAA"})
  void takesNoUnusableKeyOrSignature(String key, String signature) {
    assertThat(Ed25519.verifies(key, "r", signature)).isFalse();
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }
}
