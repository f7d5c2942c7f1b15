package dev.assay.inference.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.inference.requests.Reply;
import dev.assay.inference.requests.TokenKind;
import dev.assay.inference.stream.AnswerPart.Delta;
import dev.assay.inference.stream.AnswerPart.Extras;
import java.util.List;

/**
 * Reads the answer of an endpoint that gives one JSON document of its own kind: its text stands in
 * {@code text}, {@code output}, {@code generated_text}, {@code response} or {@code completion}, or
 * in the first of its {@code choices}, or of the list that the document is.
 */
final class PlainDocument {
  private static final List<String> FIELDS =
      List.of("text", "output", "generated_text", "response", "completion");
  private static final int LONGEST_NAME = 200;

  private PlainDocument() {}

  static AnswerPart read(String json) {
    JsonNode tree = LenientJson.tree(json);
    JsonNode root = tree != null && tree.isArray() ? tree.path(0) : tree;
    if (root == null || !root.isObject()) {
      return new AnswerPart.Unreadable();
    }
    if (root.hasNonNull("error")) {
      return new AnswerPart.Failed();
    }
    JsonNode found = text(root);
    if (!found.isTextual()) {
      return new AnswerPart.Unreadable();
    }
    String text = found.textValue();
    return new Delta(
        text.isEmpty() ? null : TokenKind.CONTENT,
        text,
        text.length(),
        LenientJson.text(
            root.has("finish_reason") ? root : root.path("choices").path(0),
            "finish_reason",
            Reply.LONGEST_FINISH_REASON),
        AnswerShape.usage(root),
        new Extras(
            LenientJson.text(root, "model", LONGEST_NAME),
            null,
            List.of(),
            List.of(),
            AnswerShape.signature(root)));
  }

  private static JsonNode text(JsonNode root) {
    for (String field : FIELDS) {
      JsonNode value = root.path(field);
      JsonNode first = value.isArray() ? value.path(0) : value;
      if (first.isTextual()) {
        return first;
      }
    }
    JsonNode choice = root.path("choices").path(0);
    return choice.path("text").isTextual()
        ? choice.path("text")
        : choice.path("message").path("content");
  }
}
