package dev.assay.inference.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.inference.exchanges.Heard.ToolCall;
import dev.assay.inference.stream.AnswerPart.ToolCallPart;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Joins the calls of tools whose parts come one after another, each with the position of its call.
 * Holds {@link #MOST} calls, in all as many characters as a text may have. Not thread-safe.
 */
final class ToolCalls {
  static final int MOST = 128;
  private static final int MOST_CHARACTERS = 64 * 1024;

  private final TreeMap<Integer, StringBuilder> names = new TreeMap<>();
  private final TreeMap<Integer, StringBuilder> arguments = new TreeMap<>();
  private int characters;

  /** Adds these parts; false when they go over a limit. */
  boolean add(List<ToolCallPart> parts) {
    for (ToolCallPart part : parts) {
      characters += part.name().length() + part.arguments().length();
      names.computeIfAbsent(part.index(), ignored -> new StringBuilder()).append(part.name());
      arguments
          .computeIfAbsent(part.index(), ignored -> new StringBuilder())
          .append(part.arguments());
    }
    return names.size() <= MOST && characters <= MOST_CHARACTERS;
  }

  int characters() {
    return characters;
  }

  /** The calls in the order of their positions. */
  List<ToolCall> calls() {
    List<ToolCall> calls = new ArrayList<>();
    names.forEach(
        (index, name) ->
            calls.add(new ToolCall(name.toString(), String.valueOf(arguments.get(index)))));
    return calls.subList(0, Math.min(MOST, calls.size()));
  }

  static boolean any(JsonNode message) {
    return !message.path("tool_calls").isEmpty() || message.hasNonNull("function_call");
  }

  static int characters(JsonNode message) {
    return parts(message).stream()
        .mapToInt(part -> part.name().length() + part.arguments().length())
        .sum();
  }

  /** The parts in a message; a position that is missing is the part's own in the list. */
  static List<ToolCallPart> parts(JsonNode message) {
    List<ToolCallPart> parts = new ArrayList<>();
    int position = 0;
    for (JsonNode call : message.path("tool_calls")) {
      Integer index = LenientJson.count(call.path("index"));
      parts.add(part(index == null ? position : index, call.path("function")));
      position++;
    }
    if (message.hasNonNull("function_call")) {
      parts.add(part(0, message.path("function_call")));
    }
    return parts;
  }

  private static ToolCallPart part(int index, JsonNode function) {
    return new ToolCallPart(
        index, LenientJson.text(function, "name"), LenientJson.text(function, "arguments"));
  }
}
