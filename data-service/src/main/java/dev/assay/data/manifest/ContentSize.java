package dev.assay.data.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Declared sizes. Only whole bytes are taken ({@code 1048576}, {@code "1048576"}, {@code "1048576
 * B"}); "1.2 MB" is rounded by whoever wrote it and tells no size in bytes.
 */
final class ContentSize {
  private static final Pattern BYTES =
      Pattern.compile("([0-9]{1,15})\\s*(b|byte|bytes)?", Pattern.CASE_INSENSITIVE);

  private ContentSize() {}

  static @Nullable Long of(@Nullable JsonNode declared) {
    if (declared == null) {
      return null;
    }
    String text = declared.isValueNode() ? declared.asText("") : "";
    Matcher bytes = BYTES.matcher(text.strip().toLowerCase(Locale.ROOT));
    return bytes.matches() ? Long.valueOf(bytes.group(1)) : null;
  }
}
