package dev.assay.compute.asking;

import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.compute.location.LocationQuestion;
import dev.assay.compute.location.RoundTrip;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpExchange.Responded;
import dev.assay.layer.egress.Timing;
import dev.assay.layer.probe.ProbeHttp;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Times a node's proofs, each over a fresh connection, as transcripts keep them. Thread-safe.
 *
 * @param http the guarded door to the world
 * @param clock dates the exchanges; they are timed by the door's monotonic clock
 * @param timeout how long one answer may take
 */
public record Stopwatch(ProbeHttp http, Clock clock, Duration timeout) {
  private static final long NANOS_PER_MICRO = 1000;

  /** One proof. */
  public Uni<RoundTrip> trip(NodeToAsk node, String nonce) {
    return http.exchange(NodeRequest.of(node, nonce, timeout))
        .map(
            exchange -> {
              Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
              return timed(NodeExchanges.of(node, nonce, 1, at, exchange), exchange);
            });
  }

  /** What tells a place: proofs one after another, as long as enough can still be answered. */
  public Uni<List<RoundTrip>> trips(NodeToAsk node, IntFunction<String> nonces) {
    return Uni.createFrom()
        .deferred(
            () -> {
              List<RoundTrip> made = new ArrayList<>();
              return Multi.createBy()
                  .repeating()
                  .uni(() -> trip(node, nonces.apply(made.size())).invoke(made::add))
                  .whilst(trip -> goesOn(made))
                  .collect()
                  .asList();
            });
  }

  /** How long an exchange took with its connect; 0 without an answer. */
  static long wholeMicros(HttpExchange exchange) {
    return exchange instanceof Responded responded
        ? micros(responded.timing().total().minus(responded.timing().dns()))
        : 0;
  }

  private static boolean goesOn(List<RoundTrip> made) {
    long failed = made.stream().filter(trip -> trip.exchange().reason() != null).count();
    return made.size() < LocationQuestion.TRIPS
        && failed <= LocationQuestion.TRIPS - LocationQuestion.LEAST_TRIPS;
  }

  private static RoundTrip timed(NodeExchange recorded, HttpExchange exchange) {
    if (!(exchange instanceof Responded responded)) {
      return new RoundTrip(recorded, 0, 0);
    }
    Timing timing = responded.timing();
    Duration connect = Objects.requireNonNull(timing.connect(), "a fresh connection has its time");
    Duration answer = timing.total().minus(timing.dns()).minus(connect);
    return new RoundTrip(recorded, micros(connect), micros(answer));
  }

  /** Rounded up, since a time may be too long and never too short. */
  private static long micros(Duration time) {
    return Math.ceilDiv(time.toNanos(), NANOS_PER_MICRO);
  }
}
