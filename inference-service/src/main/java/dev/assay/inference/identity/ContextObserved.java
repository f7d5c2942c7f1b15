package dev.assay.inference.identity;

import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint did with a prompt of about its claimed length.
 *
 * @param promptTokens by the claimed tokenizer; else its bytes, than which it has no more tokens
 * @param exact whether they were counted by the claimed tokenizer
 * @param stated the prompt tokens that the endpoint says it counted; null when it doesn't say
 * @param ending what came of it; null when there was trouble
 * @param trouble why nothing came of it; null when something did
 */
public record ContextObserved(
    int promptTokens,
    boolean exact,
    @Nullable Integer stated,
    @Nullable Ending ending,
    @Nullable SeriesTrouble trouble,
    Provenance from) {

  /** What came of the prompt. */
  public enum Ending {
    /** The answer has what stood at the prompt's beginning. */
    REPEATED,
    /** It hasn't. */
    NOT_REPEATED,
    /** The endpoint refused the prompt for its length, in so many words. */
    LENGTH_REFUSED
  }

  public ContextObserved {
    Require.that(promptTokens >= 0, "promptTokens", "must not be negative");
    Require.that((ending == null) == (trouble != null), "ending", "is there or there is trouble");
    Require.present(from, "from");
  }
}
