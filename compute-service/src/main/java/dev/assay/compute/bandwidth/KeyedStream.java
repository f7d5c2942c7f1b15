package dev.assay.compute.bandwidth;

import dev.assay.verification.document.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The bytes that a flow carries: the AES-256-CTR key stream (NIST SP 800-38A) from counter block 0
 * under SHA-256 of a label and the flow's secret. Can't be compressed, kept or foretold without the
 * secret. Not thread-safe.
 */
public final class KeyedStream {
  private static final String LABEL = "assay bandwidth stream v1\n";
  private static final int BLOCK = 16;
  private static final int PART = 1 << 16;

  private final Cipher cipher;

  private KeyedStream(Cipher cipher) {
    this.cipher = cipher;
  }

  /** The stream of a secret, from its beginning. */
  public static KeyedStream of(byte[] secret) {
    MessageDigest key = Digest.sha256();
    key.update(LABEL.getBytes(StandardCharsets.UTF_8));
    key.update(secret);
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key.digest(), "AES"),
          new IvParameterSpec(new byte[BLOCK]));
      return new KeyedStream(cipher);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES", e);
    }
  }

  /** The next bytes of it. */
  public byte[] next(int bytes) {
    return cipher.update(new byte[bytes]);
  }

  /** The digest of the next bytes of it. */
  public Digest digest(long bytes) {
    MessageDigest sha256 = Digest.sha256();
    for (long left = bytes; left > 0; left -= PART) {
      sha256.update(next((int) Math.min(PART, left)));
    }
    return Digest.parse(HexFormat.of().formatHex(sha256.digest()));
  }
}
