package dev.assay.verification.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Turns what Jackson says of a document into a path and a sentence that a caller can act on. */
final class ReadingProblem {
  private ReadingProblem() {}

  static InvalidDocument of(JsonProcessingException e) {
    String path = e instanceof JsonMappingException mapping ? pointer(mapping) : "";
    return CanonicalJson.problem(path, message(e));
  }

  private static String message(JsonProcessingException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "is no known field; known here: "
              + unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", "));
      case InvalidFormatException format when format.getTargetType().isEnum() ->
          "must be one of " + Arrays.toString(format.getTargetType().getEnumConstants());
      case ValueInstantiationException built -> reason(built);
      case MismatchedInputException mismatch -> firstLine(mismatch.getOriginalMessage());
      default -> "is not readable JSON: " + firstLine(e.getOriginalMessage());
    };
  }

  private static String reason(JsonMappingException e) {
    Throwable cause = e.getCause();
    String said = cause == null ? e.getOriginalMessage() : cause.getMessage();
    return firstLine(said == null ? "is missing or has no usable value" : said);
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "/" + r.getIndex() : "/" + escape(r.getFieldName()))
        .collect(Collectors.joining());
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("is not usable");
    return line.length() > 300 ? line.substring(0, 300) : line;
  }
}
