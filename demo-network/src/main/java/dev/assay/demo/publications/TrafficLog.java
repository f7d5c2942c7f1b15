package dev.assay.demo.publications;

import dev.assay.demo.plan.InferencePlan;
import dev.assay.demo.seed.Seed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * A router's log of the endpoint's requests in the last hour, two a second, from cities that are
 * less far than those of the live figures: its waits are drawn as the endpoint's are, with a way of
 * 160 ms. Immutable.
 */
record TrafficLog(Seed seed, InferencePlan inference, String endpoint) {
  /** How many requests arrive in half an hour at least. */
  static final long REQUESTS = 3600;

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final long APART_MILLIS = 500;
  private static final int TOKENS = 16;
  private static final double WAY_MILLIS = 160;
  private static final double NANOS_PER_MILLI = 1e6;

  /** The lines, with all requests up to now. */
  String at(Instant now) {
    Instant from = now.minus(WINDOW);
    Random random = seed.random("traffic log");
    StringBuilder lines = new StringBuilder();
    lines.append(
        """
        {"schema":"assay.traffic-log/v1","endpoint":"%s","window":{"from":"%s","to":"%s"}}
        """
            .formatted(endpoint, from, now));
    long first = Math.ceilDiv(from.toEpochMilli() + 1, APART_MILLIS) * APART_MILLIS;
    for (long at = first; at <= now.toEpochMilli(); at += APART_MILLIS) {
      lines.append(row(at, random));
    }
    return lines.toString();
  }

  private String row(long at, Random random) {
    double first = WAY_MILLIS + inference.firstToken().drawNanos(random) / NANOS_PER_MILLI;
    double rest = 0;
    for (int token = 1; token < TOKENS; token++) {
      rest += inference.nextToken().drawNanos(random) / NANOS_PER_MILLI;
    }
    return """
    {"at":"%s","ok":true,"ttftMs":"%s","e2eMs":"%s","outputTokens":%d,"region":"%s"}
    """
        .formatted(
            Instant.ofEpochMilli(at),
            millis(first),
            millis(first + rest),
            TOKENS,
            at % (2 * APART_MILLIS) == 0 ? "quito" : "dakar");
  }

  private static String millis(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).toPlainString();
  }
}
