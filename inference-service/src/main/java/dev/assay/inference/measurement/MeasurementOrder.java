package dev.assay.inference.measurement;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.ArrivalSchedule;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks to measure one endpoint, of which nothing need be claimed.
 *
 * @param endpoint which one
 * @param load what it is put under
 * @param limits what a good answer keeps, for the goodput; null for none
 */
public record MeasurementOrder(
    MeasuredEndpoint endpoint, MeasuredLoad load, @Nullable Limits limits) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.measurement-order/v1";

  static final String WARM_UP = "warm-up";
  static final String COUNTED = "counted";

  /**
   * What a good answer keeps, in milliseconds; null for what doesn't matter.
   *
   * @param ttftMs until the first token
   * @param e2eMs until the last token
   * @param tpotMs for each token after the first
   */
  public record Limits(
      @Nullable BigDecimal ttftMs, @Nullable BigDecimal e2eMs, @Nullable BigDecimal tpotMs) {
    public Limits {
      positive(ttftMs, "ttftMs");
      positive(e2eMs, "e2eMs");
      positive(tpotMs, "tpotMs");
    }

    private static void positive(@Nullable BigDecimal limit, String field) {
      Require.that(limit == null || limit.signum() > 0, field, "must be positive");
    }
  }

  public MeasurementOrder {
    Require.present(endpoint, "endpoint");
    Require.present(load, "load");
  }

  /** The question that is put: due times and prompts follow from the seed. */
  public ExchangeSeries series(byte[] seed) {
    return new ExchangeSeries(
        "a measurement",
        List.of(endpoint.party()),
        load.kind() == MeasuredLoad.Kind.OPEN ? Pacing.scheduled() : pacing(),
        planned(seed),
        load.deadline());
  }

  /** How long all of it may take; of a closed load that isn't known, and one request's time. */
  public long longestMillis() {
    BigDecimal rate = load.requestsPerSecond();
    return load.deadline() + (rate == null ? 0 : (long) (1200.0 * load.all() / rate.doubleValue()));
  }

  private Pacing pacing() {
    return Pacing.atOnce(load.atOnce() == null ? 1 : load.atOnce());
  }

  private List<PlannedExchange> planned(byte[] seed) {
    BigDecimal rate = load.requestsPerSecond();
    long[] due =
        rate == null ? new long[load.all()] : ArrivalSchedule.micros(seed, load.all(), rate);
    return IntStream.range(0, load.all()).mapToObj(i -> planned(seed, i, due[i])).toList();
  }

  private PlannedExchange planned(byte[] seed, int index, long dueMicros) {
    return new PlannedExchange(
        0,
        index < load.warmUpCount() ? WARM_UP : COUNTED,
        load.prompts().prompt(seed, index),
        load.maxTokens(),
        load.streamed(),
        0,
        null,
        dueMicros);
  }
}
