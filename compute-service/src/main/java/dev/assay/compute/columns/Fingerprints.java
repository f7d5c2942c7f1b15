package dev.assay.compute.columns;

/**
 * Keyed fingerprints of texts, 64 bits each and never 0: different texts have the same one with
 * probability 2^-64, so any two of a million with 3 in 10^8. Multiplies as wyhash does (Wang Yi,
 * public domain); no cryptography, so whoever can choose texts must not know the key. Immutable.
 */
final class Fingerprints {
  private static final long LENGTH = 0xa0761d6478bd642fL;
  private static final long WORD = 0xe7037ed1a0b428dbL;
  private static final long LAST = 0x8ebc6af09c88c6e3L;

  private final long key;
  private final long secret;

  Fingerprints(long key) {
    this.key = key;
    this.secret = multiplied(key ^ WORD, LAST);
  }

  long of(String text) {
    char[] chars = text.toCharArray();
    return of(chars, 0, chars.length);
  }

  long of(char[] text, int from, int to) {
    long hash = key ^ LENGTH * (to - from);
    int at = from;
    for (; at + 8 <= to; at += 8) {
      // nobody who doesn't know the key finds a text that makes a factor 0
      hash = multiplied(word(text, at) ^ secret, word(text, at + 4) ^ hash);
    }
    if (at + 4 <= to) {
      hash = multiplied(hash ^ word(text, at), WORD);
      at += 4;
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << 16 | text[at];
    }
    hash = multiplied(multiplied(hash ^ rest, LAST), WORD ^ key);
    return hash == 0 ? 1 : hash;
  }

  private static long word(char[] text, int at) {
    return text[at]
        | (long) text[at + 1] << 16
        | (long) text[at + 2] << 32
        | (long) text[at + 3] << 48;
  }

  /** Of one fingerprint after another. */
  static long joined(long one, long other) {
    return multiplied(one ^ LENGTH, other ^ WORD);
  }

  private static long multiplied(long one, long other) {
    return one * other ^ Math.unsignedMultiplyHigh(one, other);
  }
}
