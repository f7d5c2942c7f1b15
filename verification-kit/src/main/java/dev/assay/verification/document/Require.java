package dev.assay.verification.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The demands that documents make of their own fields, for compact constructors: a missing or
 * unusable value is an {@link IllegalArgumentException} whose message names the field, which {@link
 * CanonicalJson} turns into an {@link InvalidDocument} with the path.
 */
public final class Require {
  private Require() {}

  /** The value, which must be there. */
  public static <T> T present(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("'" + field + "' is missing");
    }
    return value;
  }

  /** The text, which must be there, not blank, and at most {@code max} characters long. */
  public static String text(@Nullable String value, String field, int max) {
    String text = present(value, field);
    that(!text.isBlank(), field, "must not be blank");
    that(text.length() <= max, field, "must have at most " + max + " characters");
    return text;
  }

  /** The list without nulls, empty when it is absent; at most {@code max} entries. */
  public static <T> List<T> list(@Nullable List<T> value, String field, int max) {
    if (value == null) {
      return List.of();
    }
    that(value.size() <= max, field, "must have at most " + max + " entries");
    that(value.stream().allMatch(v -> v != null), field, "must not hold null");
    return List.copyOf(value);
  }

  /** The map without nulls, empty when it is absent. */
  public static <V> Map<String, V> map(@Nullable Map<String, V> value) {
    return value == null ? Map.of() : Map.copyOf(value);
  }

  /** Holds when {@code condition} does. */
  public static void that(boolean condition, String field, String message) {
    if (!condition) {
      throw new IllegalArgumentException("'" + field + "' " + message);
    }
  }
}
