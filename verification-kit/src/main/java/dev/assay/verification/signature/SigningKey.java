package dev.assay.verification.signature;

import dev.assay.verification.document.Require;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * An Ed25519 key that signs, with the raw public key by which others know it. As text it is two
 * lines of Base64: the private key (PKCS 8), then the raw public key. Immutable.
 *
 * @param raw 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // keys are bytes; nobody compares these records
public record SigningKey(PrivateKey secret, byte[] raw) {
  private static final byte[] PROBE = "belong together".getBytes(StandardCharsets.US_ASCII);

  /** A new key. */
  public static SigningKey fresh() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(Ed25519.NAME).generateKeyPair();
      return new SigningKey(pair.getPrivate(), Ed25519.raw(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /** The key of this text; an {@link IllegalArgumentException} where it is none. */
  public static SigningKey parse(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    Require.that(lines.size() == 2, "key", "must be two lines of Base64");
    byte[] secret = Base64.getDecoder().decode(lines.get(0));
    byte[] raw = Base64.getDecoder().decode(lines.get(1));
    try {
      SigningKey key =
          new SigningKey(
              KeyFactory.getInstance(Ed25519.NAME).generatePrivate(new PKCS8EncodedKeySpec(secret)),
              raw);
      Require.that(
          Ed25519.verifies(raw, PROBE, Ed25519.sign(key.secret, PROBE)),
          "key",
          "must be the two halves of one key");
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("'key' must be an Ed25519 key", e);
    }
  }

  /** The public key in Base64, as lists write it. */
  public String name() {
    return Base64.getEncoder().encodeToString(raw);
  }

  /** The text of which {@link #parse} makes this key; whoever reads it can sign. */
  public String text() {
    return Base64.getEncoder().encodeToString(secret.getEncoded()) + "\n" + name() + "\n";
  }
}
