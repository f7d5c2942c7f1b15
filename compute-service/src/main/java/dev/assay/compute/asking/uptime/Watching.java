package dev.assay.compute.asking.uptime;

import dev.assay.compute.asking.NodeProbe;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.uptime.PlannedProbe;
import dev.assay.compute.uptime.ProbeResult;
import dev.assay.compute.uptime.ProbeResult.Miss;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpExchange.Responded;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.egress.RedirectMode;
import dev.assay.layer.probe.ProbeContext;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One watch that is under way: each probe at its own time, whatever became of the others. */
final class Watching {
  private static final int TOO_MANY_REQUESTS = 429;

  private final UptimeAsking asking;
  private final ProbeContext context;
  private final AtomicInteger done = new AtomicInteger();

  Watching(UptimeAsking asking, ProbeContext context) {
    this.asking = asking;
    this.context = context;
  }

  /** What came of all probes, in the schedule's order. */
  Uni<List<ProbeResult>> all(List<PlannedProbe> schedule) {
    List<Uni<ProbeResult>> probes = new ArrayList<>();
    for (int i = 0; i < schedule.size(); i++) {
      probes.add(probe(schedule.get(i), control(i), schedule.size()));
    }
    return Uni.join().all(probes).andFailFast();
  }

  private Uni<ProbeResult> probe(PlannedProbe planned, @Nullable URI control, int most) {
    return Uni.createFrom()
        .item(planned)
        .onItem()
        .delayIt()
        .by(pause(context.clock().instant(), planned.due()))
        .flatMap(due -> send(due, control))
        .invoke(result -> context.progress("uptime probes", done.incrementAndGet(), most));
  }

  private Uni<ProbeResult> send(PlannedProbe planned, @Nullable URI control) {
    Instant sent = now();
    return Uni.combine()
        .all()
        .unis(
            NodeProbe.of(planned.node(), planned.nonce(), asking.timeout(), context),
            answered(control))
        .with((exchange, answers) -> result(planned.due(), sent, exchange, answers.orElse(null)));
  }

  private static ProbeResult result(
      Instant due, Instant sent, NodeExchange exchange, @Nullable Boolean control) {
    return exchange.reason() == null && exchange.body() != null
        ? new ProbeResult(due, sent, exchange.body(), null, control)
        : new ProbeResult(due, sent, null, miss(exchange), control);
  }

  private static Miss miss(NodeExchange exchange) {
    if (exchange.status() != null && exchange.status() == TOO_MANY_REQUESTS) {
      return Miss.LIMITED;
    }
    return switch (exchange.reason()) {
      case SOURCE_UNREACHABLE, TIMED_OUT -> Miss.SILENT;
      case SOURCE_ERROR, SOURCE_SHAPE_CHANGED, TOO_LARGE -> Miss.REFUSED;
      case null, default -> Miss.NOT_ASKED;
    };
  }

  /** Whether the control answered; empty without a control. */
  private Uni<Optional<Boolean>> answered(@Nullable URI control) {
    if (control == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    HttpRequest request =
        HttpRequest.head(control)
            .withLimits(Limits.standard().withTotal(asking.timeout()))
            .withRedirects(RedirectMode.RETURN);
    return context.http().exchange(request).map(exchange -> Optional.of(isGood(exchange)));
  }

  private static boolean isGood(HttpExchange exchange) {
    return exchange instanceof Responded responded && responded.status() / 100 == 2;
  }

  private @Nullable URI control(int number) {
    List<URI> controls = asking.controls().orElse(List.of());
    return controls.isEmpty() ? null : controls.get(number % controls.size());
  }

  /** In whole milliseconds, since a timer knows nothing less than one. */
  static Duration pause(Instant now, Instant due) {
    return Duration.ofMillis(Math.max(1, Duration.between(now, due).toMillis()));
  }

  private Instant now() {
    return context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
