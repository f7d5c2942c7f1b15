package dev.assay.verification.matrix;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the rounds: the first is the seed, each further one SHA-256(seed | root of the round
 * before), so that no round can begin before the one before it is committed. Pure.
 */
public final class RoundKeys {
  /** The bytes of a seed, a key and a root. */
  public static final int BYTES = 32;

  private RoundKeys() {}

  /**
   * The key of a round.
   *
   * @param seed of the challenge
   * @param rootBefore of the round before; null for the first
   */
  public static byte[] key(byte[] seed, byte @Nullable [] rootBefore) {
    Require.that(seed.length == BYTES, "seed", "must have 32 bytes");
    if (rootBefore == null) {
      return seed.clone();
    }
    Require.that(rootBefore.length == BYTES, "root", "must have 32 bytes");
    MessageDigest sha256 = Digest.sha256();
    sha256.update(seed);
    return sha256.digest(rootBefore);
  }
}
