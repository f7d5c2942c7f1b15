package dev.assay.verification.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Signs and verifies with Ed25519 (RFC 8032), public keys as their 32 bytes. Thread-safe. */
public final class Ed25519 {
  /** The JDK's name of the algorithm. */
  public static final String NAME = "Ed25519";

  /** The bytes of a raw public key. */
  public static final int KEY_BYTES = 32;

  /** What precedes the raw key in an X.509 SubjectPublicKeyInfo (RFC 8410, section 4). */
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  /** Whether this is a signature of the text's UTF-8 bytes by that key; all in Base64. */
  public static boolean verifies(String publicKey, String text, String signature) {
    try {
      byte[] key = Base64.getDecoder().decode(publicKey);
      byte[] signed = Base64.getDecoder().decode(signature);
      return verifies(key, text.getBytes(StandardCharsets.UTF_8), signed);
    } catch (IllegalArgumentException e) {
      return false; // a key or signature without usable form proves nothing
    }
  }

  /** Whether this is a signature of the message by that key. */
  public static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(NAME);
      verifier.initVerify(key(publicKey));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The signature of the message. */
  public static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signer = Signature.getInstance(NAME);
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key can't sign by Ed25519", e);
    }
  }

  /** The 32 bytes of a public key. */
  public static byte[] raw(PublicKey key) {
    byte[] spki = key.getEncoded();
    return Arrays.copyOfRange(spki, SPKI_PREFIX.length, spki.length);
  }

  private static PublicKey key(byte[] raw) throws GeneralSecurityException {
    byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + raw.length);
    System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, raw.length);
    return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(spki));
  }
}
