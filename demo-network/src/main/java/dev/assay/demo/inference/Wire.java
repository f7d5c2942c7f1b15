package dev.assay.demo.inference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.plan.BillingPlan;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of one chat completion, whole or in chunks, in OpenAI's shapes. Immutable.
 *
 * @param logprobs of a whole answer's tokens; null for none
 * @param toolCall that a whole answer is in place of text; null for none
 * @param signature of the node that answered; null for none
 */
record Wire(
    String id,
    long created,
    ChatRequest request,
    BillingPlan billing,
    @Nullable String fingerprint,
    @Nullable ObjectNode logprobs,
    @Nullable ObjectNode toolCall,
    @Nullable ObjectNode signature) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  Wire(
      String id,
      long created,
      ChatRequest request,
      BillingPlan billing,
      @Nullable String fingerprint) {
    this(id, created, request, billing, fingerprint, null, null, null);
  }

  /** The same with what a whole answer says beside its text. */
  Wire with(@Nullable ObjectNode tokens, @Nullable ObjectNode call) {
    return new Wire(id, created, request, billing, fingerprint, tokens, call, signature);
  }

  /** The same with a node's signature at its end. */
  Wire signed(@Nullable ObjectNode by) {
    return new Wire(id, created, request, billing, fingerprint, logprobs, toolCall, by);
  }

  ObjectNode whole(Completion completion) {
    var body = head("chat.completion");
    var choice = body.putArray("choices").addObject().put("index", 0);
    var message = choice.putObject("message").put("role", "assistant");
    if (toolCall == null) {
      message.put("content", String.join("", completion.tokens()));
      choice.put("finish_reason", completion.finishReason());
    } else {
      message.putNull("content").putArray("tool_calls").add(toolCall);
      choice.put("finish_reason", "tool_calls");
    }
    if (logprobs != null) {
      choice.set("logprobs", logprobs);
    }
    body.set("usage", usage(completion.tokens().size()));
    return signing(body);
  }

  ObjectNode text(String content, boolean first) {
    var delta = NODES.objectNode();
    if (first) {
      delta.put("role", "assistant");
    }
    return chunk(delta.put("content", content), null);
  }

  ObjectNode finish(String reason) {
    return signing(chunk(NODES.objectNode(), reason));
  }

  ObjectNode usageChunk(int tokens) {
    var chunk = head("chat.completion.chunk");
    chunk.putArray("choices");
    chunk.set("usage", usage(tokens));
    return chunk;
  }

  static ObjectNode error(String message, String type, String code) {
    var body = NODES.objectNode();
    body.putObject("error").put("message", message).put("type", type).put("code", code);
    return body;
  }

  private ObjectNode signing(ObjectNode end) {
    return signature == null ? end : end.set("node_signature", signature);
  }

  private ObjectNode chunk(ObjectNode delta, @Nullable String reason) {
    var chunk = head("chat.completion.chunk");
    var choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.put("finish_reason", reason);
    if (request.includeUsage()) {
      chunk.putNull("usage");
    }
    return chunk;
  }

  private ObjectNode head(String object) {
    var head =
        NODES
            .objectNode()
            .put("id", id)
            .put("object", object)
            .put("created", created)
            .put("model", request.model());
    return fingerprint == null ? head : head.put("system_fingerprint", fingerprint);
  }

  private ObjectNode usage(int generated) {
    int prompt = billing.statedPrompt(request.promptTokens());
    int tokens = billing.stated(generated);
    return NODES
        .objectNode()
        .put("prompt_tokens", prompt)
        .put("completion_tokens", tokens)
        .put("total_tokens", prompt + tokens);
  }
}
