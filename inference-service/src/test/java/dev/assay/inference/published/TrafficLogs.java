package dev.assay.inference.published;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Logs of traffic, as a router would write them. */
final class TrafficLogs {
  static final String HEAD =
      """
      {"schema":"assay.traffic-log/v1","endpoint":"http://127.42.0.1:4280/v1/chat/completions",\
      "window":{"from":"2026-11-01T11:00:00Z","to":"2026-11-01T12:00:00Z"}}
      """;
  private static final Instant FIRST = Instant.parse("2026-11-01T11:30:00Z");

  private TrafficLogs() {}

  /** So many rows, a second apart and from two regions in turn. */
  static String of(int rows, IntFunction<String> row) {
    return HEAD + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining());
  }

  /** A request that got a whole answer. */
  static String ok(int i, String ttftMs, String e2eMs) {
    return """
    {"at":"%s","ok":true,"ttftMs":"%s","e2eMs":"%s","outputTokens":16,"region":"%s"}
    """
        .formatted(FIRST.plusSeconds(i % 1740), ttftMs, e2eMs, i % 2 == 0 ? "eu" : "us");
  }

  static String failed(int i) {
    return """
    {"at":"%s","ok":false,"region":"eu"}
    """
        .formatted(FIRST.plusSeconds(i % 1740));
  }

  /** The same log, signed. */
  static String signed(String log, SigningKey key) {
    TrafficSeal seal = TrafficSeal.of(Digest.of(log.getBytes(StandardCharsets.UTF_8)), key);
    return log + new String(CanonicalJson.write(seal), StandardCharsets.UTF_8) + "\n";
  }
}
