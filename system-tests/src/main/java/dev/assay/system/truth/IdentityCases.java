package dev.assay.system.truth;

import static dev.assay.system.truth.ClaimsChange.remove;
import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.plan.ServedPlan;
import dev.assay.demo.plan.ServedPlan.Tools;
import dev.assay.demo.plan.ServedPlan.Words;
import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The cases of which model answers. Tokenizer and context are counted exactly. Answers in capital
 * letters share spaces alone with the reference's, so that no arrangement of a batch lies so far
 * apart; those of the same model are, request by request, the reference's own, which lie nearer
 * than almost every arrangement. A tool that is never called differs in each of fifteen prompts.
 */
final class IdentityCases {
  private static final String IDENTITY = "inference.model-identity";
  private static final String TOKENIZER = "chat tokenizer";
  private static final String ANSWERS = "chat answers";
  private static final String LOGPROBS = "chat log-probabilities";
  private static final String TOOLS = "chat tool calls";
  private static final String CONTEXT = "chat context";
  private static final int CLAIMED_CONTEXT = 2048;

  private IdentityCases() {}

  static List<TruthCase> all() {
    return List.of(
        counting(
            lie(IDENTITY, "another-tokenizer", "o200k_base counts for cl100k_base", TOKENIZER),
            served -> served.withCounts("o200k_base")),
        counting(
            lie(IDENTITY, "counted-in-words", "words are stated as tokens", TOKENIZER),
            served -> served),
        counting(
            honest(IDENTITY, "odd-answers", "strange answers, the claimed tokenizer", TOKENIZER),
            served -> served.withCounts("cl100k_base").withWords(Words.OTHER)),
        counting(
            lie(IDENTITY, "short-context", "half of the claimed context is taken", CONTEXT),
            served -> served.withCounts("cl100k_base").withContextTokens(CLAIMED_CONTEXT / 2)),
        compared(
            lie(IDENTITY, "another-model", "answers in other words than the reference's", ANSWERS),
            served -> served.withWords(Words.OTHER)),
        compared(
            lie(IDENTITY, "tools-ignored", "an offered tool is never called", TOOLS),
            served -> served.withTools(Tools.IGNORED)),
        compared(
            lie(IDENTITY, "tools-incomplete", "tools are called without their unit", TOOLS),
            served -> served.withTools(Tools.INCOMPLETE)),
        compared(
            honest(IDENTITY, "another-engine", "log-probabilities off by 0.05", LOGPROBS)
                .unproven(Reason.ATTRIBUTION),
            served -> served.withLogprobShift(-0.05)),
        compared(
            honest(IDENTITY, "same-model", "nothing but chance between the answers", ANSWERS)
                .unproven(Reason.UNDECIDED),
            served -> served));
  }

  /** Claims a tokenizer and a context. */
  private static TruthCase counting(TruthCase of, UnaryOperator<ServedPlan> served) {
    return with(of, served)
        .claiming(
            (claims, network) ->
                model(claims, network)
                    .put("tokenizer", "cl100k_base")
                    .put("contextTokens", CLAIMED_CONTEXT));
  }

  /** Names the centralised endpoint as the reference. */
  private static TruthCase compared(TruthCase of, UnaryOperator<ServedPlan> served) {
    return with(of, served)
        .claiming(
            (claims, network) ->
                model(claims, network)
                    .putObject("reference")
                    .put("name", "the demo's centralised endpoint")
                    .put("url", network.url("/centralised/v1/chat/completions"))
                    .put("model", claims.at("/endpoints/0/model").asText()));
  }

  private static TruthCase with(TruthCase of, UnaryOperator<ServedPlan> served) {
    return of.serving(
            network -> network.withInference(plan -> plan.withServed(served.apply(plan.served()))))
        .claiming(remove("/endpoints/0/latency"))
        .claiming(remove("/endpoints/0/availability"));
  }

  private static ObjectNode model(ObjectNode claims, DemoNetwork network) {
    ObjectNode model = claims.withArray("/models").addObject().put("endpoint", "chat");
    model
        .putObject("statement")
        .put("source", network.url())
        .put("date", "2026-11-01")
        .put("quote", "The model is served as it is published.");
    return model;
  }
}
