package dev.assay.demo.cards;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Values in DER (X.690), as far as a certificate needs them. */
final class Der {
  private static final int LONG_FORM = 0x80;

  private Der() {}

  static byte[] sequence(byte[]... values) {
    return tagged(0x30, joined(values));
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] bool(boolean value) {
    return tagged(0x01, new byte[] {(byte) (value ? 0xff : 0)});
  }

  static byte[] bits(byte[] value) {
    return tagged(0x03, joined(new byte[] {0}, value));
  }

  static byte[] octets(byte[] value) {
    return tagged(0x04, value);
  }

  /** Such as {@code 20200101000000Z}. */
  static byte[] time(String value) {
    return tagged(0x18, value.getBytes(StandardCharsets.US_ASCII));
  }

  /** A value under a constructed tag of its context. */
  static byte[] context(int tag, byte[] value) {
    return tagged(0xa0 | tag, value);
  }

  /** An object identifier such as {@code 2.23.133.5.4.1}. */
  static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.", -1);
    var out = new ByteArrayOutputStream();
    out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      arc(Integer.parseInt(arcs[i]), out);
    }
    return tagged(0x06, out.toByteArray());
  }

  private static void arc(int arc, ByteArrayOutputStream out) {
    for (int shift = 28; shift > 0; shift -= 7) {
      if (arc >> shift != 0) {
        out.write(((arc >> shift) & 0x7f) | 0x80);
      }
    }
    out.write(arc & 0x7f);
  }

  static byte[] joined(byte[]... values) {
    var out = new ByteArrayOutputStream();
    for (byte[] value : values) {
      out.writeBytes(value);
    }
    return out.toByteArray();
  }

  private static byte[] tagged(int tag, byte[] value) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (value.length < LONG_FORM) {
      out.write(value.length);
    } else {
      byte[] length = BigInteger.valueOf(value.length).toByteArray();
      int from = length[0] == 0 ? 1 : 0;
      out.write(LONG_FORM | (length.length - from));
      out.write(length, from, length.length - from);
    }
    out.writeBytes(value);
    return out.toByteArray();
  }
}
