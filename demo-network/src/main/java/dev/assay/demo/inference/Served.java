package dev.assay.demo.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import dev.assay.demo.http.Request;
import dev.assay.demo.plan.ServedPlan;
import dev.assay.demo.plan.ServedPlan.Tools;
import dev.assay.demo.plan.ServedPlan.Words;
import dev.assay.demo.seed.Seed;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the model behind the endpoint does. Thread-safe. */
final class Served {
  private static final EncodingRegistry VOCABULARIES = Encodings.newLazyEncodingRegistry();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String BEARER = "Bearer ";
  private static final double NOISE = 0.001;

  private final Seed seed;
  private final ServedPlan plan;

  Served(Seed seed, ServedPlan plan) {
    this.seed = seed;
    this.plan = plan;
  }

  /** The request with its prompt tokens counted as the plan says. */
  ChatRequest counted(ChatRequest asked) {
    return plan.counts().equals(ServedPlan.COUNTS_WORDS)
        ? asked
        : asked.counting(
            VOCABULARIES
                .getEncoding(plan.counts())
                .orElseThrow()
                .countTokensOrdinary(asked.text()));
  }

  /** Whether a prompt is too long. */
  boolean refuses(ChatRequest counted) {
    return plan.contextTokens() > 0 && counted.promptTokens() > plan.contextTokens();
  }

  /** How many times as long whoever asks has to wait. */
  double factor(Request request) {
    String address = request.exchange().getRemoteAddress().getAddress().getHostAddress();
    return plan.addressFactors().getOrDefault(address, 1.0)
        * request
            .header("Authorization")
            .filter(header -> header.startsWith(BEARER))
            .map(header -> plan.keyFactors().getOrDefault(header.substring(BEARER.length()), 1.0))
            .orElse(1.0);
  }

  /** The answer in the words of the model that is served. */
  Completion worded(Completion completion) {
    return plan.words() == Words.PUBLISHED
        ? completion
        : completion.saying(
            completion.tokens().stream().map(token -> token.toUpperCase(Locale.ROOT)).toList());
  }

  /** Log-probabilities of the answer's tokens: a little noise about fixed ones. */
  @Nullable ObjectNode logprobs(Completion completion, Extras asked, long number) {
    if (asked.topLogprobs() == 0) {
      return null;
    }
    Random noise = seed.random("log-probabilities " + number);
    ObjectNode logprobs = NODES.objectNode();
    var content = logprobs.putArray("content");
    for (String token : completion.tokens()) {
      ObjectNode entry = content.addObject().put("token", token).put("logprob", logprob(0, noise));
      var top = entry.putArray("top_logprobs");
      for (int i = 0; i < asked.topLogprobs(); i++) {
        top.addObject().put("token", "token-" + i).put("logprob", logprob(i, noise));
      }
    }
    return logprobs;
  }

  /** The call of the offered tool that a question leads to; null for none. */
  @Nullable ObjectNode toolCall(Extras asked) {
    boolean called = asked.question() && asked.tool().isObject() && plan.tools() != Tools.IGNORED;
    if (!called) {
      return null;
    }
    ObjectNode call = NODES.objectNode().put("id", "call-1").put("type", "function");
    call.putObject("function")
        .put("name", asked.tool().path("name").asText())
        .put("arguments", arguments(asked.tool().path("parameters")).toString());
    return call;
  }

  private ObjectNode arguments(JsonNode parameters) {
    ObjectNode arguments = NODES.objectNode();
    JsonNode required = parameters.path("required");
    int given = plan.tools() == Tools.INCOMPLETE ? required.size() - 1 : required.size();
    for (int i = 0; i < given; i++) {
      String name = required.path(i).asText();
      JsonNode first = parameters.path("properties").path(name).path("enum").path(0);
      arguments.put(name, first.asText("demo"));
    }
    return arguments;
  }

  private double logprob(int rank, Random noise) {
    return Math.min(0, plan.logprobShift() - 0.5 - rank + NOISE * noise.nextGaussian());
  }
}
