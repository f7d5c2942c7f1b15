package dev.assay.inference.oracle;

import dev.assay.inference.oracle.OracleAnswer.OracleSignature;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A key that signs answers. */
final class OracleKey {
  private static final int RAW_LENGTH = 32;
  private final KeyPair pair;

  OracleKey() {
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String publicKey() {
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length);
    return Base64.getEncoder().encodeToString(raw);
  }

  OracleSignature sign(OracleAnswer answer) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(answer.signedText().getBytes(StandardCharsets.UTF_8));
      return new OracleSignature(publicKey(), Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
