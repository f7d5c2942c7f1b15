package dev.assay.inference.identity;

import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * What was observed of the model behind one endpoint; each part is null where nothing was claimed
 * that it could decide.
 *
 * @param endpoint the claim's endpoint
 * @param tokenizer how it counts tokens
 * @param answers how its answers compare with the reference's
 * @param logprobs how its log-probabilities do
 * @param tools how its calls of tools do
 * @param context what it did with a long prompt
 */
public record ModelObserved(
    String endpoint,
    @Nullable TokenizerObserved tokenizer,
    @Nullable EqualityObserved answers,
    @Nullable LogprobObserved logprobs,
    @Nullable ToolObserved tools,
    @Nullable ContextObserved context) {
  public ModelObserved {
    Require.present(endpoint, "endpoint");
  }
}
