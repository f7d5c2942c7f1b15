package dev.assay.compute.service.vantage;

import dev.assay.compute.asking.KeyFile;
import dev.assay.compute.asking.OwnPlace;
import dev.assay.compute.asking.OwnVantage;
import dev.assay.compute.asking.Stopwatch;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.liveness.NodeProof;
import dev.assay.compute.liveness.NodeState;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.compute.location.RoundTrip;
import dev.assay.compute.location.VantageMeasurement;
import dev.assay.compute.location.VantageOrder;
import dev.assay.compute.location.VantagePoint;
import dev.assay.layer.door.Fault;
import dev.assay.layer.door.FaultKind;
import dev.assay.verification.signature.SigningKey;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures nodes from this replica's place for whoever orders it, and signs what it measured. Hands
 * on nothing that a node answered but its proofs, so that nobody reads pages through it.
 * Thread-safe.
 */
@ApplicationScoped
public class MeasuringForOthers {
  private static final int SALT_BYTES = 32;
  private static final Duration COME_AGAIN = Duration.ofSeconds(5);

  private final OwnVantage own;
  private final HourlyBudget budget;
  private final Clock clock;
  private final SecureRandom random;
  private final AtomicInteger underWay = new AtomicInteger();

  MeasuringForOthers(OwnVantage own, HourlyBudget budget, Clock clock, SecureRandom random) {
    this.own = own;
    this.budget = budget;
    this.clock = clock;
    this.random = random;
  }

  /** The measurement that was ordered; a {@link Fault} where none is made. */
  public Uni<VantageMeasurement> measured(VantageOrder order) {
    return Uni.createFrom()
        .item(() -> KeyFile.key(own.key()))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .chain(
            key -> {
              VantagePoint vantage = OwnPlace.of(own);
              if (key == null || vantage == null || !own.door().open()) {
                throw Fault.of(
                    FaultKind.UNKNOWN_PATH,
                    "This replica measures for nobody: it has no key or no place, or its operator"
                        + " closed this door.");
              }
              return oneOfFew(order, vantage, key);
            });
  }

  private Uni<VantageMeasurement> oneOfFew(
      VantageOrder order, VantagePoint vantage, SigningKey key) {
    if (underWay.incrementAndGet() > own.door().atOnce()) {
      underWay.decrementAndGet();
      throw Fault.later(
          FaultKind.QUEUE_FULL, "As many measurements are under way as may be.", COME_AGAIN);
    }
    return Uni.createFrom()
        .deferred(() -> made(order, vantage, key)) // so that a place is given back whatever fails
        .onTermination()
        .invoke(underWay::decrementAndGet);
  }

  private Uni<VantageMeasurement> made(VantageOrder order, VantagePoint vantage, SigningKey key) {
    byte[] drawn = new byte[SALT_BYTES];
    random.nextBytes(drawn);
    String salt = HexFormat.of().formatHex(drawn);
    NodeToAsk node = NodeToAsk.proving(order.node());
    return new Stopwatch(budget.http(), clock, own.timeout())
        .trips(node, trip -> order.nonce(salt, trip))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(trips -> signed(order, vantage, salt, handedOn(node, trips), key));
  }

  private VantageMeasurement signed(
      VantageOrder order,
      VantagePoint vantage,
      String salt,
      List<RoundTrip> trips,
      SigningKey key) {
    return VantageMeasurement.of(
            vantage, order, salt, clock.instant().truncatedTo(ChronoUnit.MILLIS), trips)
        .signedBy(key);
  }

  private static List<RoundTrip> handedOn(NodeToAsk node, List<RoundTrip> trips) {
    return trips.stream()
        .map(
            trip ->
                NodeProof.state(node, trip.exchange()) == NodeState.PROVEN
                    ? trip
                    : withoutWords(trip))
        .toList();
  }

  private static RoundTrip withoutWords(RoundTrip trip) {
    NodeExchange told = trip.exchange();
    NodeExchange kept =
        new NodeExchange(
            told.id(),
            told.nonce(),
            told.attempts(),
            told.at(),
            told.address(),
            told.status(),
            null,
            told.tlsKey(),
            told.reason(),
            null);
    return new RoundTrip(kept, trip.connectMicros(), trip.answerMicros());
  }
}
