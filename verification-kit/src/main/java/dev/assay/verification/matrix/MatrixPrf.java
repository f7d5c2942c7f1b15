package dev.assay.verification.matrix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The entries of the challenge's matrices: the key stream of ChaCha20 (RFC 8439) under a 32-byte
 * key, each byte one int8 entry of the full range. Row i of matrix t under a tag has the nonce
 * (tag, t, i), three words of 32 bits, little-endian; its 64 entries from column 64 c on are the
 * block with the counter c. Nothing but this key stream gives an entry, so no structure shortens
 * the product. Confined to one thread.
 */
public final class MatrixPrf {
  /** Entries of one block. */
  public static final int BLOCK = 64;

  private static final int NONCE_BYTES = 12;
  private static final byte[] ZEROS = new byte[16 * 1024];

  /** Which stream of a key is meant. */
  public enum Tag {
    /** The left factor, one for each round. */
    A('A'),
    /** The right factor, one for the challenge; its t is 0. */
    B('B'),
    /** The verifier's vector r. */
    R('R'),
    /** The words of a pass over kept tiles; its t is the pass. */
    K('K');

    private final int word;

    Tag(char letter) {
      this.word = letter;
    }
  }

  private final SecretKeySpec key;
  private final byte[] nonce = new byte[NONCE_BYTES];
  private final ByteBuffer words = ByteBuffer.wrap(nonce).order(ByteOrder.LITTLE_ENDIAN);
  private Cipher cipher = newCipher();

  /**
   * The streams of this key.
   *
   * @param key 32 bytes
   */
  public MatrixPrf(byte[] key) {
    this.key = new SecretKeySpec(key, "ChaCha20");
  }

  /** A whole row from column 0 on. */
  public void row(Tag tag, int t, int row, byte[] out) {
    fill(tag, t, row, 0, out);
  }

  /**
   * Part of a row.
   *
   * @param firstColumn a multiple of 64
   * @param out filled whole
   */
  public void fill(Tag tag, int t, int row, int firstColumn, byte[] out) {
    words.putInt(0, tag.word).putInt(4, t).putInt(8, row);
    try {
      begin(firstColumn / BLOCK);
      int done = 0;
      while (out.length - done > ZEROS.length) {
        done += cipher.update(ZEROS, 0, ZEROS.length, out, done);
      }
      cipher.doFinal(ZEROS, 0, out.length - done, out, done);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has ChaCha20", e);
    }
  }

  /** The JDK refuses the nonce that it had last, which is what asking twice for one row does. */
  private void begin(int counter) throws GeneralSecurityException {
    ChaCha20ParameterSpec start = new ChaCha20ParameterSpec(nonce, counter);
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, start);
    } catch (java.security.InvalidKeyException sameNonce) {
      cipher = newCipher();
      cipher.init(Cipher.ENCRYPT_MODE, key, start);
    }
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("ChaCha20");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has ChaCha20", e);
    }
  }
}
