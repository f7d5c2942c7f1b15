package dev.assay.demo.cards;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;

/**
 * A card that reports its measurements: made up in the shape that github.com/NVIDIA/nvtrust
 * documents. Immutable.
 */
public final class Card {
  static final String DRIVER = "550.90.07";
  static final String VBIOS = "96.00.9F.00.01";
  static final int BLOCKS = 64;

  private final Authority leaf;
  private final String chain;
  private final byte[] firmware;
  private final List<byte[]> statuses;

  Card(Authority leaf, String chain, byte[] firmware, List<byte[]> statuses) {
    this.leaf = leaf;
    this.chain = chain;
    this.firmware = firmware;
    this.statuses = List.copyOf(statuses);
  }

  /** Whether its certificates were revoked, from the leaf, as their issuers say by OCSP. */
  public List<byte[]> statuses() {
    return statuses;
  }

  /** Its certificates in PEM, leaf first, root last. */
  public String chain() {
    return chain;
  }

  /** Its signed answer to a nonce of 32 bytes. */
  public byte[] report(byte[] nonce) {
    byte[] unsigned =
        Der.joined(
            new byte[] {0x11, (byte) 0xe0, 0x01, (byte) 0xff},
            nonce,
            new byte[] {0},
            new byte[] {0x11, 0x60, 0, 0, BLOCKS},
            sized(3, measurements()),
            digest("nonce of the responder", 32),
            sized(2, fields()));
    return Der.joined(unsigned, leaf.sign(unsigned));
  }

  /** What this card measures at an index from 1 to 64. */
  static byte[] measurement(int index) {
    return digest("measurement " + index);
  }

  static byte[] digest(String text) {
    return digest(text, 48);
  }

  private static byte[] digest(String text, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-384").digest(text.getBytes(StandardCharsets.UTF_8));
      return java.util.Arrays.copyOf(digest, bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-384", e);
    }
  }

  private static byte[] measurements() {
    var out = new ByteArrayOutputStream();
    for (int index = 1; index <= BLOCKS; index++) {
      byte[] block = Der.joined(new byte[] {1}, sized(2, measurement(index)));
      out.writeBytes(Der.joined(new byte[] {(byte) index, 1}, sized(2, block)));
    }
    return out.toByteArray();
  }

  private byte[] fields() {
    return Der.joined(
        field(3, text(DRIVER)),
        field(6, new byte[] {0, (byte) 0x9f, 0, (byte) 0x96, 1, 0, 0, 0}),
        field(15, text("882")),
        field(17, text("1010")),
        field(18, text("0200")),
        field(20, firmware));
  }

  private static byte[] field(int number, byte[] value) {
    return Der.joined(new byte[] {(byte) number, 0}, sized(2, value));
  }

  private static byte[] text(String text) {
    return (text + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  /** The length in so many bytes, little-endian, then the value. */
  private static byte[] sized(int bytes, byte[] value) {
    byte[] length = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      length[i] = (byte) (value.length >> (Byte.SIZE * i));
    }
    return Der.joined(length, value);
  }
}
