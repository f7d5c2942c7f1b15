package dev.assay.demo.seed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 key that a seed decides, with its raw public key in Base64.
 *
 * <p>For a demo only: who knows the seed knows the private key. Immutable.
 */
public record SigningKey(PrivateKey privateKey, String publicKey) {
  private static final int RAW_LENGTH = 32;

  /** The key that belongs to a purpose under a seed. */
  public static SigningKey of(Seed seed, String purpose) {
    try {
      var generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, new FixedBytes(seed.bytes(purpose)));
      KeyPair pair = generator.generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      // An X.509 Ed25519 key ends with the 32 raw bytes (RFC 8410, section 4).
      byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length);
      return new SigningKey(pair.getPrivate(), Base64.getEncoder().encodeToString(raw));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** Signs the UTF-8 bytes of a text; the signature is 64 bytes in Base64. */
  public String sign(String text) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(privateKey);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs any text", e);
    }
  }

  /** Hands out the same bytes always: the JDK has no other door to a chosen Ed25519 key pair. */
  private static final class FixedBytes extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;

    FixedBytes(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] target) {
      System.arraycopy(bytes, 0, target, 0, target.length);
    }
  }
}
