package dev.assay.demo.monitors;

import dev.assay.demo.plan.MonitorPlan;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What both monitors, which stand in eu-central, measured of the inference endpoint: 600 requests
 * up to now, 60 a second, each beside a control that was up. Immutable.
 *
 * @param endpoint its completions
 * @param model that was asked for
 * @param plan how many requests in ten were slow
 */
record RegionalTimes(String endpoint, String model, MonitorPlan plan) {
  private static final int REQUESTS = 600;
  private static final int PER_SECOND = 60;
  private static final int PROMPT_TOKENS = 100;
  private static final int MAX_TOKENS = 16;
  private static final int TEN = 10;

  /** The wire shape of a document of samples. */
  record Samples(
      String schema,
      String url,
      String model,
      String region,
      String requestsPerSecond,
      int promptTokensAtMost,
      int maxTokens,
      List<Sample> samples) {}

  /** One request beside its control. */
  record Sample(
      String at, boolean ok, boolean controlOk, String ttftMs, String tpotMs, String e2eMs) {}

  Samples upTo(Instant now) {
    return new Samples(
        "assay.latency-samples/v1",
        endpoint,
        model,
        "eu-central",
        String.valueOf(PER_SECOND),
        PROMPT_TOKENS,
        MAX_TOKENS,
        IntStream.rangeClosed(1, REQUESTS).mapToObj(i -> sample(i, now)).toList());
  }

  private Sample sample(int before, Instant now) {
    String at = now.minusMillis(before * 1000L / PER_SECOND).toString();
    return before % TEN < plan.slowInTen()
        ? new Sample(at, true, true, "2500", "30", "2950")
        : new Sample(at, true, true, "40", "2", "70");
  }
}
