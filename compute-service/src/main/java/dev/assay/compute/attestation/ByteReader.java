package dev.assay.compute.attestation;

import java.util.Arrays;

/**
 * Reads fields from the front of bytes, integers little-endian. What isn't there is an {@link
 * IllegalArgumentException}. Not thread-safe.
 */
final class ByteReader {
  private final byte[] bytes;
  private int at;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] take(int count) {
    if (count < 0 || count > left()) {
      throw new IllegalArgumentException(
          "the bytes end at " + bytes.length + ", " + count + " more are due at " + at);
    }
    byte[] taken = Arrays.copyOfRange(bytes, at, at + count);
    at += count;
    return taken;
  }

  /** An unsigned integer of one to three bytes. */
  int number(int size) {
    byte[] taken = take(size);
    int number = 0;
    for (int i = size - 1; i >= 0; i--) {
      number = (number << Byte.SIZE) | (taken[i] & 0xff);
    }
    return number;
  }

  void demand(int size, int value, String field) {
    int read = number(size);
    if (read != value) {
      throw new IllegalArgumentException("the field '" + field + "' is " + read + ", not " + value);
    }
  }

  void skip(int count) {
    take(count);
  }

  int left() {
    return bytes.length - at;
  }

  void end() {
    if (left() != 0) {
      throw new IllegalArgumentException(left() + " bytes follow the end");
    }
  }
}
