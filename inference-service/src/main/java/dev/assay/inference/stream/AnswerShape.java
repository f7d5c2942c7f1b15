package dev.assay.inference.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.NodeSignature;
import dev.assay.inference.requests.Reply;
import dev.assay.inference.requests.TokenKind;
import dev.assay.inference.stream.AnswerPart.Delta;
import dev.assay.inference.stream.AnswerPart.Extras;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of an answer in the shape of its API. Of several choices the first one counts.
 * Immutable.
 *
 * @param api how the endpoint was asked
 * @param extras whether models, log-probabilities and tool calls are wanted
 */
record AnswerShape(ApiShape api, boolean extras) {
  private static final int LONGEST_NAME = 200;

  /** Whether an answer may come as a stream of events. */
  boolean streams() {
    return api == ApiShape.CHAT || api == ApiShape.COMPLETIONS;
  }

  /** Whether a whole answer says why it ended. */
  boolean finishes() {
    return streams();
  }

  /** The part that this event's data is. */
  AnswerPart ofEvent(String data) {
    return data.strip().equals("[DONE]") ? new AnswerPart.Done() : read(data, "delta");
  }

  /** The part that this document is. */
  AnswerPart ofDocument(String document) {
    return api == ApiShape.JSON ? PlainDocument.read(document) : read(document, "message");
  }

  private AnswerPart read(String json, String messageField) {
    JsonNode root = LenientJson.tree(json);
    if (root == null || !root.isObject()) {
      return new AnswerPart.Unreadable();
    }
    if (root.hasNonNull("error")) {
      return new AnswerPart.Failed();
    }
    if (!root.path("choices").isArray()) {
      return new AnswerPart.Unreadable();
    }
    JsonNode choice = root.path("choices").path(0);
    String finish = LenientJson.text(choice, "finish_reason", Reply.LONGEST_FINISH_REASON);
    if ("error".equals(finish)) {
      return new AnswerPart.Failed();
    }
    return api == ApiShape.CHAT
        ? chat(root, choice, choice.path(messageField), finish)
        : completion(root, choice, finish);
  }

  private Delta chat(JsonNode root, JsonNode choice, JsonNode message, @Nullable String finish) {
    String text = LenientJson.text(message, "content") + LenientJson.text(message, "refusal");
    String reasoning = LenientJson.text(message, "reasoning_content");
    reasoning = reasoning.isEmpty() ? LenientJson.text(message, "reasoning") : reasoning;
    return new Delta(
        kind(message, text, reasoning),
        text,
        text.length() + reasoning.length() + ToolCalls.characters(message),
        finish,
        usage(root),
        extras
            ? new Extras(
                LenientJson.text(root, "model", LONGEST_NAME),
                LenientJson.text(root, "system_fingerprint", LONGEST_NAME),
                Logprobs.ofChat(choice.path("logprobs").path("content")),
                ToolCalls.parts(message),
                signature(root))
            : Extras.NONE);
  }

  private Delta completion(JsonNode root, JsonNode choice, @Nullable String finish) {
    String text = LenientJson.text(choice, "text");
    return new Delta(
        text.isEmpty() ? null : TokenKind.CONTENT,
        text,
        text.length(),
        finish,
        usage(root),
        extras
            ? new Extras(
                LenientJson.text(root, "model", LONGEST_NAME),
                LenientJson.text(root, "system_fingerprint", LONGEST_NAME),
                Logprobs.ofCompletion(choice.path("logprobs")),
                List.of(),
                signature(root))
            : Extras.NONE);
  }

  private static @Nullable TokenKind kind(JsonNode message, String text, String reasoning) {
    if (!text.isEmpty()) {
      return TokenKind.CONTENT;
    }
    if (!reasoning.isEmpty()) {
      return TokenKind.REASONING;
    }
    return ToolCalls.any(message) ? TokenKind.TOOL_CALL : null;
  }

  static Heard.@Nullable NodeSignature signature(JsonNode root) {
    JsonNode given = root.path("node_signature");
    return given.isObject()
        ? new NodeSignature(
            LenientJson.cut(given, "key", NodeSignature.LONGEST),
            LenientJson.cut(given, "signature", NodeSignature.LONGEST))
        : null;
  }

  static Heard.@Nullable Usage usage(JsonNode root) {
    JsonNode usage = root.path("usage");
    Integer prompt = LenientJson.count(usage.path("prompt_tokens"));
    Integer completion = LenientJson.count(usage.path("completion_tokens"));
    Integer cached = LenientJson.count(usage.path("prompt_tokens_details").path("cached_tokens"));
    return prompt == null && completion == null && cached == null
        ? null
        : new Heard.Usage(prompt, completion, cached);
  }
}
