package dev.assay.inference.claims;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The tokenizers that this version pins, by the names under which their vocabularies are published.
 */
public enum Tokenizer {
  CL100K_BASE,
  O200K_BASE,
  P50K_BASE,
  R50K_BASE;

  /** As it stands in documents: lower case. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
