package dev.assay.inference.identity;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import dev.assay.inference.claims.Tokenizer;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pinned tokenizers' vocabularies, as jtokkit packages them. Each is loaded when it is first
 * asked for and kept: some 65 MB with all of them. Thread-safe.
 */
public final class Vocabularies {
  private static final EncodingRegistry PINNED = Encodings.newLazyEncodingRegistry();

  private Vocabularies() {}

  /** How many tokens a text has; what looks like a special token is text. */
  public static int count(Tokenizer tokenizer, String text) {
    return PINNED.getEncoding(tokenizer.toString()).orElseThrow().countTokensOrdinary(text);
  }

  /** How many tokens more than the other text a text has, by each pinned tokenizer's name. */
  static Map<String, Integer> differences(String text, String other) {
    Map<String, Integer> differences = new TreeMap<>();
    for (Tokenizer tokenizer : Tokenizer.values()) {
      differences.put(tokenizer.toString(), count(tokenizer, text) - count(tokenizer, other));
    }
    return differences;
  }
}
