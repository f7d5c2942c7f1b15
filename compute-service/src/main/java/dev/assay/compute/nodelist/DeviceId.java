package dev.assay.compute.nodelist;

/**
 * The id that an accelerator was made with: 32 hexadecimal digits or more, as in {@code
 * GPU-8-4-4-4-12} of nvidia-smi or an attested ueid. Fillers such as all zeros are no ids: nobody
 * is the same device for them. Pure.
 */
public final class DeviceId {
  private static final int LEAST = 32;
  private static final int MOST = 128;
  private static final int DIFFERENT_DIGITS = 6; // 32 random digits have fewer once in 10^11
  private static final int PREFIX = 4;
  private static final byte[] HEX = new byte[128];

  static {
    for (int c = 0; c < HEX.length; c++) {
      HEX[c] = (byte) Character.digit(c, 16);
    }
  }

  private DeviceId() {}

  /** Writes the id's digits in one spelling; how many there are, 0 when this is none. */
  public static int digits(char[] text, int from, int to, char[] digits) {
    int length = 0;
    int seen = 0;
    for (int at = hasPrefix(text, from, to) ? from + PREFIX : from; at < to; at++) {
      if (text[at] == '-') {
        continue;
      }
      int value = digit(text[at]);
      if (value < 0 || length == Math.min(MOST, digits.length)) {
        return 0;
      }
      seen |= 1 << value;
      digits[length++] = (char) (text[at] | 0x20); // in lower case
    }
    return length >= LEAST && Integer.bitCount(seen) >= DIFFERENT_DIGITS ? length : 0;
  }

  /** The value of a hexadecimal digit; below 0 when it is none. */
  public static int digit(char c) {
    return HEX[c & 0x7f] | -(c >>> 7);
  }

  private static boolean hasPrefix(char[] text, int from, int to) {
    if (to - from < PREFIX || text[from + PREFIX - 1] != '-') {
      return false;
    }
    int first = text[from] | 0x20;
    int second = text[from + 1] | 0x20;
    int third = text[from + 2] | 0x20;
    return (first == 'g' && second == 'p' && third == 'u')
        || (first == 'm' && second == 'i' && third == 'g');
  }
}
