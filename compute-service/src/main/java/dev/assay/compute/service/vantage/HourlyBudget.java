package dev.assay.compute.service.vantage;

import dev.assay.compute.asking.OwnVantage;
import dev.assay.layer.config.Egress;
import dev.assay.layer.config.LayerConfig;
import dev.assay.layer.probe.BudgetedHttp;
import dev.assay.layer.probe.ProbeHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The guarded door to the world with a budget for each host that all orders of an hour share, since
 * whoever orders pays nothing and the host bears it. Thread-safe.
 */
@ApplicationScoped
class HourlyBudget {
  private record Hour(long number, ProbeHttp http) {}

  private final Egress egress;
  private final LayerConfig config;
  private final OwnVantage own;
  private final Clock clock;
  private final AtomicReference<@Nullable Hour> current = new AtomicReference<>();

  HourlyBudget(Egress egress, LayerConfig config, OwnVantage own, Clock clock) {
    this.egress = egress;
    this.config = config;
    this.own = own;
    this.clock = clock;
  }

  /** The door with what is left of this hour's budget. */
  ProbeHttp http() {
    long number = clock.instant().getEpochSecond() / Duration.ofHours(1).toSeconds();
    Hour hour =
        current.updateAndGet(
            before -> before != null && before.number == number ? before : begun(number));
    return hour == null ? begun(number).http : hour.http;
  }

  private Hour begun(long number) {
    return new Hour(
        number,
        new BudgetedHttp(
            egress,
            egress.policy().limits(),
            own.door().hourlyTripsPerHost(),
            config.budget().bytesPerTarget()));
  }
}
