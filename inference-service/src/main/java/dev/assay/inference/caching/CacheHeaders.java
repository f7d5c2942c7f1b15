package dev.assay.inference.caching;

import dev.assay.inference.exchanges.Heard;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the headers by which caches on the way make themselves known. Pure. */
final class CacheHeaders {
  private static final List<String> STATES = List.of("x-cache", "cf-cache-status");

  /** Seconds that an answer spent in a cache, above 0. */
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,9}");

  private CacheHeaders() {}

  /** Whether they say that this answer came from a cache. */
  static boolean tellOfAHit(Heard heard) {
    return SECONDS.matcher(heard.headers().getOrDefault("age", "").strip()).matches()
        || STATES.stream()
            .map(name -> heard.headers().getOrDefault(name, ""))
            .anyMatch(state -> state.toLowerCase(Locale.ROOT).contains("hit"));
  }
}
