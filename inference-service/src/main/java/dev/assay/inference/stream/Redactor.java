package dev.assay.inference.stream;

import dev.assay.inference.exchanges.Heard.Alternative;
import dev.assay.inference.exchanges.Heard.TokenLogprob;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes what an endpoint said fit to be kept: every key that it echoes is replaced, what no UTF-8
 * can hold is mended, and it is cut. A key that the text breaks off in counts too, from four
 * characters on; one that is disguised (encoded, spelled backwards) can't be known. Thread-safe.
 */
public final class Redactor {
  /** What stands in a key's place. */
  public static final String MARK = "[redacted]";

  /** What stands in the place of what no UTF-8 can hold. */
  public static final int REPLACEMENT = 0xFFFD;

  private static final int SHORTEST_PART = 4;

  private final List<String> keys;
  private final AtomicInteger redactions = new AtomicInteger();

  /** Replaces these keys. */
  public Redactor(Collection<String> keys) {
    this.keys = keys.stream().filter(key -> !key.isEmpty()).distinct().toList();
  }

  /** How many keys were replaced so far. */
  public int redactions() {
    return redactions.get();
  }

  /** The longest key's length. */
  int longestKey() {
    return keys.stream().mapToInt(String::length).max().orElse(0);
  }

  /** The text without keys, at most so long. */
  public String clean(String text, int longest) {
    BitSet secret = secret(text);
    StringBuilder clean = new StringBuilder(Math.min(text.length(), longest));
    for (int at = 0; at < text.length() && clean.length() <= longest; ) {
      boolean hidden = secret.get(at);
      int next = hidden ? secret.nextClearBit(at) : secret.nextSetBit(at);
      int end = next < 0 ? text.length() : next;
      clean.append(hidden ? MARK : text.substring(at, end));
      at = end;
    }
    clean.setLength(Math.min(clean.length(), longest));
    return wellFormed(clean.toString());
  }

  /** Tokens without keys, not even one that they spell together. */
  List<TokenLogprob> clean(List<TokenLogprob> tokens, int longest) {
    StringBuilder joined = new StringBuilder();
    tokens.forEach(token -> joined.append(token.token()));
    BitSet secret = secret(joined.toString());
    List<TokenLogprob> clean = new ArrayList<>(tokens.size());
    int at = 0;
    for (TokenLogprob token : tokens) {
      int end = at + token.token().length();
      int hit = secret.nextSetBit(at);
      clean.add(hit >= 0 && hit < end ? hidden(token) : shown(token, longest));
      at = end;
    }
    return clean;
  }

  private TokenLogprob shown(TokenLogprob token, int longest) {
    List<Alternative> top =
        token.top().stream()
            .map(other -> new Alternative(clean(other.token(), longest), other.logprob()))
            .toList();
    return new TokenLogprob(wellFormed(token.token()), token.logprob(), top);
  }

  private static TokenLogprob hidden(TokenLogprob token) {
    List<Alternative> top =
        token.top().stream().map(other -> new Alternative(MARK, other.logprob())).toList();
    return new TokenLogprob(MARK, token.logprob(), top);
  }

  private BitSet secret(String text) {
    BitSet secret = new BitSet();
    for (String key : keys) {
      for (int at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length())) {
        secret.set(at, at + key.length());
        redactions.incrementAndGet();
      }
      int begun = begunAtTheEnd(text, key);
      if (begun > 0) {
        secret.set(text.length() - begun, text.length());
        redactions.incrementAndGet();
      }
    }
    return secret;
  }

  /** How many characters of a key the text ends with, the whole key left aside. */
  private static int begunAtTheEnd(String text, String key) {
    for (int length = Math.min(key.length() - 1, text.length());
        length >= SHORTEST_PART;
        length--) {
      if (text.regionMatches(text.length() - length, key, 0, length)) {
        return length;
      }
    }
    return 0;
  }

  private static String wellFormed(String text) {
    return text.codePoints().noneMatch(Redactor::isUnpaired)
        ? text
        : text.codePoints()
            .map(code -> isUnpaired(code) ? REPLACEMENT : code)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isUnpaired(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
