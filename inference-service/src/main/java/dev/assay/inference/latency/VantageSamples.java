package dev.assay.inference.latency;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vantage in one region measured of an endpoint under an open load, as {@code
 * docs/protocols/latency-samples.md} has it; each request beside a control: a target known to be
 * up, asked at the same time. When the control failed too, the vantage's own network is the
 * likelier trouble, and the sample is void.
 *
 * @param url of the endpoint that was asked
 * @param model that was asked for
 * @param region where the vantage stands
 * @param requestsPerSecond the load
 * @param promptTokensAtMost the longest prompt
 * @param maxTokens the longest answer that was asked for
 * @param samples in any order, at most 100,000
 */
public record VantageSamples(
    String schema,
    URI url,
    String model,
    String region,
    BigDecimal requestsPerSecond,
    int promptTokensAtMost,
    int maxTokens,
    List<Sample> samples) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.latency-samples/v1";

  /** The longest prompt that is taken: longer ones take longer. */
  public static final int LONGEST_PROMPT = 100;

  /** The largest document that is read. */
  static final long LARGEST = 32L << 20;

  private static final int MOST = 100_000;

  /**
   * One request; its times run from when it was due.
   *
   * @param at when it was due
   * @param ok whether it got a whole answer in time
   * @param controlOk whether the control did; null where there was none
   * @param ttftMs to the first token; null of a failure
   * @param tpotMs for each token after it; null of a failure and of an answer in one piece
   * @param e2eMs to the last token; null of a failure
   */
  public record Sample(
      Instant at,
      boolean ok,
      @Nullable Boolean controlOk,
      @Nullable BigDecimal ttftMs,
      @Nullable BigDecimal tpotMs,
      @Nullable BigDecimal e2eMs) {
    public Sample {
      Require.present(at, "at");
      Require.that(!ok || ttftMs != null, "ttftMs", "must be given of a whole answer");
      Require.that(!ok || e2eMs != null, "e2eMs", "must be given of a whole answer");
      notNegative(ttftMs, "ttftMs");
      notNegative(tpotMs, "tpotMs");
      notNegative(e2eMs, "e2eMs");
    }

    /** Whether it says nothing of the endpoint, since its control failed too. */
    boolean isVoid() {
      return !ok && Boolean.FALSE.equals(controlOk);
    }

    /** Whether it is a failure of the endpoint's, as far as a control can tell. */
    boolean certainlyFailed() {
      return !ok && Boolean.TRUE.equals(controlOk);
    }

    private static void notNegative(@Nullable BigDecimal millis, String field) {
      Require.that(millis == null || millis.signum() >= 0, field, "must not be negative");
    }
  }

  public VantageSamples {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(url, "url");
    Require.text(model, "model", 200);
    Require.text(region, "region", 64);
    Require.present(requestsPerSecond, "requestsPerSecond");
    Require.that(requestsPerSecond.signum() > 0, "requestsPerSecond", "must be above 0");
    Require.that(promptTokensAtMost > 0, "promptTokensAtMost", "must be positive");
    Require.that(maxTokens > 0, "maxTokens", "must be positive");
    samples = Require.list(samples, "samples", MOST);
  }

  static VantageSamples read(byte[] json) throws InvalidDocument {
    return CanonicalJson.read(json, VantageSamples.class);
  }
}
