package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The claim which model answers, as it is published.
 *
 * @param endpoint id of the endpoint
 * @param tokenizer the model's, where it is one that this version pins; null when it is none of
 *     them or isn't claimed
 * @param precision {@code bf16}, {@code fp8} and the like; null when not claimed
 * @param contextTokens the claimed longest prompt; null when not claimed
 * @param reference an endpoint that is known to serve this model; null for none
 * @param statement where the project says so
 */
public record ModelClaim(
    String endpoint,
    @Nullable Tokenizer tokenizer,
    @Nullable String precision,
    @Nullable Integer contextTokens,
    @Nullable OtherEndpoint reference,
    Statement statement)
    implements EndpointPromise {
  private static final int LONGEST_CONTEXT = 2_000_000;

  public ModelClaim {
    Require.present(endpoint, "endpoint");
    Require.that(
        tokenizer != null || precision != null || contextTokens != null || reference != null,
        "tokenizer",
        "or precision, contextTokens or reference must be given");
    if (precision != null) {
      Require.text(precision, "precision", 20);
    }
    Require.that(
        contextTokens == null || (contextTokens > 0 && contextTokens <= LONGEST_CONTEXT),
        "contextTokens",
        "must lie between 1 and 2000000");
    Require.present(statement, "statement");
  }
}
