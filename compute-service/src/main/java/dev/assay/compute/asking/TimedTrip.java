package dev.assay.compute.asking;

import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.compute.location.RoundTrip;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpExchange.Responded;
import dev.assay.layer.egress.Timing;
import dev.assay.layer.probe.ProbeContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** One timed proof of a node over a fresh connection, as transcripts keep it. */
final class TimedTrip {
  private static final long NANOS_PER_MICRO = 1000;

  private TimedTrip() {}

  static Uni<RoundTrip> to(NodeToAsk node, String nonce, Duration timeout, ProbeContext context) {
    return context
        .http()
        .exchange(NodeRequest.of(node, nonce, timeout))
        .map(
            exchange -> {
              Instant at = context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
              return timed(NodeExchanges.of(node, nonce, 1, at, exchange), exchange);
            });
  }

  /** How long an exchange took with its connect; 0 without an answer. */
  static long wholeMicros(HttpExchange exchange) {
    return exchange instanceof Responded responded
        ? micros(responded.timing().total().minus(responded.timing().dns()))
        : 0;
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
