package dev.assay.inference.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.ToolCall;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The one tool that is offered, and what an answer does with it. Pure. */
final class WeatherTool {
  private static final String NAME = "get_weather";
  private static final Set<String> UNITS = Set.of("celsius", "fahrenheit");
  private static final String NONE = "no call";
  private static final String VALID = "a call that fits";
  private static final int LONGEST_ARGUMENTS = 10_000;

  private WeatherTool() {}

  /** The tool as it is offered, in OpenAI's shape. */
  static String json() {
    Map<String, Object> parameters =
        Map.of(
            "type",
            "object",
            "properties",
            Map.of(
                "city", Map.of("type", "string"),
                "unit", Map.of("type", "string", "enum", UNITS.stream().sorted().toList())),
            "required",
            List.of("city", "unit"));
    Map<String, Object> function =
        Map.of(
            "name", NAME,
            "description", "Tells the weather in a city at this moment.",
            "parameters", parameters);
    byte[] tools = CanonicalJson.write(List.of(Map.of("type", "function", "function", function)));
    return new String(tools, StandardCharsets.UTF_8);
  }

  /** What an answer does, in words that are equal for answers that do the same. */
  static String behaviour(Heard answer) {
    List<ToolCall> calls = answer.toolCalls();
    if (calls.isEmpty()) {
      return NONE;
    }
    return calls.stream().allMatch(WeatherTool::fits) ? VALID : "a call that doesn't fit";
  }

  static boolean calls(String behaviour) {
    return !behaviour.equals(NONE);
  }

  static boolean isValid(String behaviour) {
    return behaviour.equals(VALID);
  }

  /** Whether it names the tool, with arguments that are JSON and have what is required. */
  private static boolean fits(ToolCall call) {
    String arguments = call.arguments();
    if (!NAME.equals(call.name()) || arguments == null || arguments.length() > LONGEST_ARGUMENTS) {
      return false;
    }
    try {
      JsonNode given = CanonicalJson.read(arguments.getBytes(StandardCharsets.UTF_8));
      return given.path("city").isTextual() && UNITS.contains(given.path("unit").asText());
    } catch (InvalidDocument e) {
      return false;
    }
  }
}
