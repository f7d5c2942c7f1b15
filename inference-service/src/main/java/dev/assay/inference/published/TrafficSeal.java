package dev.assay.inference.published;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.signature.Ed25519;
import dev.assay.verification.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The last line of a traffic log that is signed.
 *
 * @param key the signer's raw Ed25519 key in Base64
 * @param signature Base64, by that key over the label and the digest of all lines before
 */
public record TrafficSeal(String key, String signature) {
  private static final String LABEL = "assay traffic log v1\n";

  public TrafficSeal {
    Require.text(key, "key", 100);
    Require.text(signature, "signature", 200);
  }

  /** The seal of lines with this digest, by this key. */
  public static TrafficSeal of(Digest lines, SigningKey key) {
    byte[] signature = Ed25519.sign(key.secret(), text(lines).getBytes(StandardCharsets.UTF_8));
    return new TrafficSeal(key.name(), Base64.getEncoder().encodeToString(signature));
  }

  /** Whether the key that it names signed lines with this digest. */
  boolean holds(Digest lines) {
    return Ed25519.verifies(key, text(lines), signature);
  }

  private static String text(Digest lines) {
    return LABEL + lines.hex();
  }
}
