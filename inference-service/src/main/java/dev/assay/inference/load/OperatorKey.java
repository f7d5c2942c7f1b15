package dev.assay.inference.load;

import dev.assay.layer.probe.ProbeContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key in an operator's secret, as it goes into a header field. */
final class OperatorKey {
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

  private OperatorKey() {}

  /** The key of this name; null where there is none that a header field can hold. */
  static @Nullable String named(String name, ProbeContext context) {
    String key = context.secret(name);
    return key == null || !SENDABLE.matcher(key).matches() ? null : key;
  }

  /** Why nothing was sent where there is none. */
  static String missing(String name) {
    return "The operator has no usable secret of the name " + name + ".";
  }

  /** The header field's value. */
  static String bearer(String key) {
    return "Bearer " + key;
  }
}
