package dev.assay.inference.identity;

import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import java.util.List;

/** What the check says of itself in the catalogue. */
final class IdentityDocs {
  private static final Standard MEASURED = Standard.of(EvidenceClass.MEASURED);

  private static final String DOCS =
      """
      Each part of the claim is a subject of its own, decided by a trial of its own.

      Tokenizer: sixteen prompts, drawn afresh, ask for one token each; they differ in rare scripts,
      digits and runs of spaces between the same two words, so that the chat template cancels when
      the plain one's prompt tokens are taken off. The endpoint's usage.prompt_tokens must differ by
      exactly what the pinned tokenizer (OpenAI's vocabularies as jtokkit 1.1.0 packages them)
      counts. Refuted: a prompt misses it twice, asked again. Confirmed: all stated counts fit, and
      no other pinned tokenizer fits them all. No error probability: the counts are exact. It sees
      neither quantisation nor fine-tuning, nor which model of a family answers.

      Answers, where the dossier names a reference (an endpoint that is known to serve the model):
      Model Equality Testing (arXiv 2410.20247). Both get the same four drawn prompts ten times at
      temperature 1, in one drawn order; the statistic is the unbiased squared maximum mean
      discrepancy with the share of equal code points among the first 200 as kernel; answers change
      sides within their prompts, 9,999 times; p = (1 + as far) / (1 + 9,999). Each batch gives the
      e-value 1 / (2 sqrt p); refuted when their product reaches 1 / error, after few batches or
      many; else UNPROVEN(UNDECIDED), never confirmed: what was not found may be there. Refuted
      means that the answers differ as they are served: by another model, a quantised one, a hidden
      prompt, other sampling than asked for, or a cache of answers.

      Log-probabilities (arXiv 2512.03816): one token after a short drawn prompt, its five
      alternatives, ten of each side or more in a drawn order; mean over the tokens of the absolute
      difference of means, by a permutation test. It sees one step of fine-tuning, and also one
      model on two engines. Since nobody outside knows that the reference runs the same engine, a
      difference alone is UNPROVEN(ATTRIBUTION); it is refuted only where the answers differ too.

      Tool calls: one tool, drawn prompts of which three in four need it, once to the endpoint, twice
      to the reference. What an answer does is one of: no call, a call that names the tool with JSON
      arguments that have what is required, another call. If both are alike, the endpoint's answer
      and the reference's second one are exchangeable beside its first. Refuted by the exact sign
      test on the prompts where only one of them does as the first did.

      Context, from 256 to 32,768 tokens: one prompt that fills nearly all of it, with a drawn
      number at its beginning that must be repeated. Refuted only by a refusal that names the
      length; a wrong answer is UNPROVEN, since the model may overlook what it read. Without a pinned
      tokenizer the prompt has that many bytes, of which no usual tokenizer makes more tokens: it
      can refute and not confirm. Precision: shows only as a difference of answers, and isn't the
      only cause of one, so it is UNPROVEN.

      A request that fails is not compared; how many failed is shown, and when most did, or all of
      one side, nothing is decided. Any failure of the reference is never held against the endpoint.

      How one would cheat: send what looks like our prompts to the true model (they are drawn, and
      short ones of no odd kind, but a series of them can be told from users' traffic); state the
      claimed tokenizer's counts for another model (then the answers differ from the reference's);
      answer through the reference itself (then it is that model, at somebody else's cost). What
      stays open: a model that differs too little for so few answers; whether the reference is what
      the dossier says; what is served to others, see inference.fast-path.
      """;

  static final CheckSpec SPEC =
      new CheckSpec(
          "inference.model-identity",
          1,
          LayerName.INFERENCE,
          "Is it the model that is claimed which answers?",
          Severity.HIGH,
          List.of(
              expectation(
                  TokenizerJudge.EXPECTS,
                  "Prompt tokens are counted as the claimed tokenizer counts them, and no other."),
              expectation(EqualityJudge.EXPECTS, "Answers are distributed as the reference's are."),
              expectation(LogprobJudge.EXPECTS, "A token's log-probabilities are the reference's."),
              expectation(ToolJudge.EXPECTS, "Tools are called as the reference calls them."),
              expectation(ContextJudge.EXPECTS, "A prompt of the claimed length is read whole."),
              expectation(IdentityJudge.PRECISION, "The model answers as at its precision.")),
          false,
          "Serve the model that is claimed, as it is published, and count prompt tokens by its own"
              + " tokenizer; name a reference that serves it alike.",
          DOCS);

  private IdentityDocs() {}

  private static Expectation expectation(String id, String text) {
    return new Expectation(id, text, MEASURED, MEASURED);
  }
}
