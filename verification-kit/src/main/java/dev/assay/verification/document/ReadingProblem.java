package dev.assay.verification.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
      case MismatchedInputException mismatch -> mismatch(mismatch);
      default -> "is not readable JSON: " + firstLine(e.getOriginalMessage());
    };
  }

  /**
   * What we say ourselves stays; what Jackson says names our classes, so the type is told instead.
   */
  private static String mismatch(MismatchedInputException e) {
    String said = firstLine(e.getOriginalMessage());
    return said.startsWith("must ") ? said : "must be " + shape(e.getTargetType());
  }

  private static String shape(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (type == String.class) {
      return "a string";
    }
    if (type == Instant.class) {
      return "a time such as \"2026-11-01T00:00:00Z\"";
    }
    if (type == LocalDate.class) {
      return "a date such as \"2026-11-01\"";
    }
    if (type == Duration.class) {
      return "a duration such as \"PT24H\"";
    }
    if (type == URI.class) {
      return "an address such as \"https://example.org\"";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    return type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants()) : "an object";
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
