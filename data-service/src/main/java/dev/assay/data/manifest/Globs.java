package dev.assay.data.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The globs of a FileSet as Python's fnmatch reads them, which Croissant's own reader uses: {@code
 * *} crosses slashes, {@code ?} is one character. Linear in pattern times text; brackets stand for
 * themselves.
 */
record Globs(List<String> patterns) {
  private static final int MAX_PATTERNS = 100;
  private static final int MAX_PATTERN = 500;

  static Globs of(List<JsonNode> written) {
    List<String> patterns = new ArrayList<>();
    for (JsonNode pattern : written) {
      String text = BoundedJson.text(pattern);
      if (text != null && text.length() <= MAX_PATTERN && patterns.size() < MAX_PATTERNS) {
        patterns.add(text);
      }
    }
    return new Globs(List.copyOf(patterns));
  }

  /** A bound of what {@link #match(String)} costs. */
  long stepsAtMost(String path) {
    return patterns.stream().mapToLong(pattern -> (pattern.length() + 1L) * path.length()).sum();
  }

  boolean match(String path) {
    return patterns.stream().anyMatch(pattern -> match(pattern, path));
  }

  /** Greedy with one point of return: the last star. */
  private static boolean match(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
      if (p < pattern.length() && wanted == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && (wanted == '?' || wanted == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
