package dev.assay.inference.published;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request of a traffic log; times are milliseconds from when it arrived.
 *
 * @param at when it arrived
 * @param ok whether it got a whole answer
 * @param ttftMs to the first token; null of a failure and of an answer in one piece
 * @param e2eMs to the last token; null of a failure
 * @param outputTokens of the answer; null when they weren't counted
 * @param region from where it was measured; null when that isn't said
 */
public record TrafficRow(
    Instant at,
    boolean ok,
    @Nullable BigDecimal ttftMs,
    @Nullable BigDecimal e2eMs,
    @Nullable Long outputTokens,
    @Nullable String region) {
  private static final BigDecimal LONGEST = new BigDecimal(86_400_000);

  public TrafficRow {
    Require.present(at, "at");
    Require.that(!ok || e2eMs != null, "e2eMs", "must be given of a whole answer");
    time(ttftMs, "ttftMs");
    time(e2eMs, "e2eMs");
    Require.that(
        ttftMs == null || e2eMs == null || ttftMs.compareTo(e2eMs) <= 0,
        "ttftMs",
        "must not exceed e2eMs");
    Require.that(outputTokens == null || outputTokens >= 0, "outputTokens", "must not be negative");
    if (region != null) {
      Require.text(region, "region", 64);
    }
  }

  /** The time of this metric; null when the request, which succeeded, doesn't have it. */
  @Nullable BigDecimal time(FigureKind metric) {
    return switch (metric) {
      case TTFT -> ttftMs;
      case E2E -> e2eMs;
      case TPOT ->
          ttftMs == null || e2eMs == null || outputTokens == null || outputTokens < 2
              ? null
              : e2eMs
                  .subtract(ttftMs)
                  .divide(BigDecimal.valueOf(outputTokens - 1), MathContext.DECIMAL64);
      case AVAILABILITY -> null;
    };
  }

  private static void time(@Nullable BigDecimal millis, String field) {
    Require.that(
        millis == null || (millis.signum() >= 0 && millis.compareTo(LONGEST) <= 0),
        field,
        "must lie between 0 and a day");
  }
}
