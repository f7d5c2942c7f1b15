package dev.assay.inference.oracle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Verifies Ed25519 signatures (RFC 8032) by raw public keys. Pure and thread-safe. */
final class Ed25519 {
  /** What precedes the 32 raw bytes in an X.509 SubjectPublicKeyInfo (RFC 8410, section 4). */
  private static final String SPKI_PREFIX = "302a300506032b6570032100";

  private Ed25519() {}

  /** Whether this is a signature of the text's UTF-8 bytes by that key; all in Base64. */
  static boolean verifies(String publicKey, String text, String signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key(Base64.getDecoder().decode(publicKey)));
      verifier.update(text.getBytes(StandardCharsets.UTF_8));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false; // a key or signature without usable form proves nothing
    }
  }

  private static PublicKey key(byte[] raw) throws GeneralSecurityException {
    byte[] spki = HexFormat.of().parseHex(SPKI_PREFIX + HexFormat.of().formatHex(raw));
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
  }
}
