package dev.assay.compute.testing;

import dev.assay.verification.document.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key that its secret bytes decide. */
public record TestKey(PrivateKey secret, String publicKey) {

  /** The key of a name. */
  public static TestKey named(String name) {
    return ofSecret(
        HexFormat.of().parseHex(Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex()));
  }

  /** The key of these 32 secret bytes, as RFC 8032 prints them. */
  public static TestKey ofSecret(byte[] secret) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, new Fixed(secret));
      KeyPair pair = generator.generateKeyPair();
      byte[] spki = pair.getPublic().getEncoded();
      byte[] raw = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
      return new TestKey(pair.getPrivate(), Base64.getEncoder().encodeToString(raw));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The signature of a text in Base64. */
  public String sign(String text) {
    return sign(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The signature of bytes in Base64. */
  public String sign(byte[] bytes) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(secret);
      signer.update(bytes);
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;

    Fixed(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] target) {
      System.arraycopy(bytes, 0, target, 0, target.length);
    }
  }
}
