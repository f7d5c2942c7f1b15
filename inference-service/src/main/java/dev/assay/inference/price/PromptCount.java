package dev.assay.inference.price;

import dev.assay.inference.claims.Tokenizer;
import dev.assay.inference.identity.Vocabularies;
import dev.assay.verification.document.Require;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One prompt's tokens: as the endpoint states them, and as we count them.
 *
 * @param stated by the endpoint, its template and whatever it puts before the prompt included
 * @param pinned of the prompt's text alone, by each pinned tokenizer's name
 */
public record PromptCount(int stated, Map<String, Integer> pinned) {
  public PromptCount {
    pinned = new TreeMap<>(Require.map(pinned));
    Require.that(!pinned.isEmpty(), "pinned", "must not be empty");
  }

  static PromptCount of(String prompt, int stated) {
    Map<String, Integer> pinned = new TreeMap<>();
    for (Tokenizer tokenizer : Tokenizer.values()) {
      pinned.put(tokenizer.toString(), Vocabularies.count(tokenizer, prompt));
    }
    return new PromptCount(stated, pinned);
  }

  /** How many tokens the text has by this tokenizer. */
  int counted(Tokenizer tokenizer) {
    return pinned.getOrDefault(tokenizer.toString(), 0);
  }

  /** How many more are stated than the text has by this tokenizer. */
  int beyond(Tokenizer tokenizer) {
    return stated - counted(tokenizer);
  }

  /** How many tokens the text has by the pinned tokenizer that makes most of it. */
  int most() {
    return Collections.max(pinned.values());
  }
}
