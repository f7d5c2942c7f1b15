package dev.assay.inference.measurement;

import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.latency.VantageSamples;
import dev.assay.inference.latency.VantageSamples.Sample;
import dev.assay.inference.requests.PromptClass;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests of a measurement as a vantage serves them. Pure. */
public final class RegionalSamples {
  private RegionalSamples() {}

  /** What a measurement says that started then in this region; null when its load says nothing. */
  public static @Nullable VantageSamples of(
      MeasurementOrder order, ExchangeTranscript transcript, Instant started, String region) {
    MeasuredLoad load = order.load();
    BigDecimal rate = load.requestsPerSecond();
    boolean comparable =
        load.streamed()
            && load.prompts() == PromptClass.SHORT
            && order.endpoint().shape() == ApiShape.CHAT;
    if (rate == null || !comparable) {
      return null;
    }
    List<Exchanged> counted =
        transcript.exchanges().subList(load.warmUpCount(), transcript.exchanges().size());
    return new VantageSamples(
        VantageSamples.SCHEMA,
        order.endpoint().url(),
        order.endpoint().model(),
        region,
        rate,
        VantageSamples.LONGEST_PROMPT,
        load.maxTokens(),
        counted.stream().map(one -> sample(one, load.maxTokens(), started)).toList());
  }

  private static Sample sample(Exchanged exchanged, int maxTokens, Instant started) {
    Instant at = started.plus(exchanged.dueMicros(), ChronoUnit.MICROS);
    AnswerTimes times = AnswerTimes.of(exchanged, maxTokens);
    if (times == null) {
      return new Sample(at, false, null, null, null, null);
    }
    Double between = times.tpot();
    return new Sample(
        at,
        true,
        null,
        ShownDecimal.nearest(times.ttft()),
        between == null ? null : ShownDecimal.nearest(between),
        ShownDecimal.nearest(times.e2e()));
  }
}
