package dev.assay.inference.load;

import dev.assay.inference.stream.Redactor;
import dev.assay.layer.egress.Headers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The header fields of a response that tell servers, caches and limits apart. All others stay out
 * of the evidence: they may name the caller or the request.
 */
final class KeptHeaders {
  private static final int LONGEST_VALUE = 200;
  private static final List<String> NAMES =
      List.of(
          "age",
          "cf-cache-status",
          "cf-ray",
          "date",
          "retry-after",
          "server",
          "via",
          "x-cache",
          "x-served-by");
  private static final List<String> PREFIXES = List.of("ratelimit", "x-ratelimit-");
  private static final int MOST_LIMITS = 20;

  private KeptHeaders() {}

  /** The fields that are kept, by lower-case name, without keys. */
  static Map<String, String> of(Headers headers, Redactor redactor) {
    Map<String, String> kept = new TreeMap<>();
    for (String name : headers.all().keySet()) {
      String value = headers.first(name);
      boolean limit = PREFIXES.stream().anyMatch(name::startsWith) && kept.size() < MOST_LIMITS;
      if (value != null && (limit || NAMES.contains(name))) {
        kept.put(redactor.clean(name, LONGEST_VALUE), redactor.clean(value, LONGEST_VALUE));
      }
    }
    return kept;
  }
}
