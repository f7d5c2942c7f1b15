package dev.assay.inference.load;

import dev.assay.inference.load.spill.EvidenceLost;
import dev.assay.inference.load.spill.Spill;
import dev.assay.inference.load.spill.SpillFolder;
import dev.assay.inference.stream.Redactor;
import dev.assay.inference.stream.Room;
import dev.assay.layer.config.LayerConfig;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.finding.Reason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts loads to endpoints and writes their transcripts. Loads of one process run one after the
 * other, so that no measurement disturbs another. Decides nothing: that is done from the
 * transcript. Thread-safe.
 */
@ApplicationScoped
public class Prober {
  /** Of answers that aren't on disk yet, some 400,000 parts: those under way, and a slow disk's. */
  private static final long MOST_KEPT = 32L << 20;

  private final Vertx vertx;
  private final SpillFolder spills;
  private final Turns turns;
  private final int mostUnderWay;
  private final Purse.Limits limits;
  private final @Nullable Path haltFile;
  private final String userAgent;
  private final Vantage vantage;

  @Inject
  Prober(
      Vertx vertx,
      SpillFolder spills,
      LayerConfig config,
      LoadSettings load,
      SpendingSettings spending,
      VantageSettings vantage) {
    this(
        vertx,
        spills,
        config.egress().concurrentPerHost(),
        new Purse.Limits(
            spending.tokens(),
            spending.money(),
            spending.currency(),
            Duration.ofSeconds(spending.seconds())),
        load.haltFile().orElse(null),
        config.userAgent(),
        Vantage.of(vantage));
  }

  Prober(
      Vertx vertx,
      SpillFolder spills,
      int mostUnderWay,
      Purse.Limits limits,
      @Nullable Path haltFile,
      String userAgent,
      Vantage vantage) {
    this.vertx = vertx;
    this.spills = spills;
    this.turns = new Turns(vertx);
    this.mostUnderWay = mostUnderWay;
    this.limits = limits;
    this.haltFile = haltFile;
    this.userAgent = userAgent;
    this.vantage = vantage;
  }

  /** Whether its operator set a second address to send from. */
  boolean hasSecondAddress() {
    return vantage.second() != null;
  }

  /** Puts a load when it is its turn; its answer is the transcript, or why nothing was sent. */
  <A> Uni<RawAnswer> run(
      Collection<String> secrets, ProbeContext context, Function<LoadTools, Dispatch<A>> load) {
    Uni<RawAnswer> work =
        Uni.createFrom()
            .deferred(() -> inTurn(secrets, context, load))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    return turns.take(context.remaining().plus(Gate.SPARE), work);
  }

  private <A> Uni<RawAnswer> inTurn(
      Collection<String> secrets, ProbeContext context, Function<LoadTools, Dispatch<A>> load) {
    Map<String, String> keys = new TreeMap<>();
    for (String name : secrets) {
      String key = OperatorKey.named(name, context);
      if (key == null) {
        return without(context, Reason.SECRET_MISSING, OperatorKey.missing(name));
      }
      keys.put(name, key);
    }
    Purse purse = context.shared(Purse.class, () -> new Purse(limits));
    Gate gate = new Gate(context, purse, Halt.watching(vertx, haltFile));
    return Uni.createFrom()
        .deferred(() -> measured(load.apply(tools(context, gate, keys)), purse, gate, context))
        .onTermination()
        .invoke(gate::close);
  }

  private LoadTools tools(ProbeContext context, Gate gate, Map<String, String> keys) {
    return new LoadTools(
        context,
        gate,
        keys,
        new Redactor(keys.values()),
        Room.ofThisProcess(),
        new Room(MOST_KEPT),
        userAgent,
        vantage);
  }

  private <A> Uni<RawAnswer> measured(
      Dispatch<A> load, Purse purse, Gate gate, ProbeContext context) {
    Plan plan = Plan.of(load);
    String objection = plan.objection(purse, gate);
    if (objection != null) {
      return without(context, Reason.BUDGET_SPENT, objection);
    }
    try {
      Spill spill = spills.open();
      plan.announce(context, purse);
      return new SpilledLoad<>(load, spill, context).put(mostUnderWay);
    } catch (EvidenceLost e) {
      return without(context, e.reason(), e.explanation() + " Nothing was sent.");
    }
  }

  private static Uni<RawAnswer> without(ProbeContext context, Reason reason, String explanation) {
    return Uni.createFrom().item(OwnAnswer.without(context, reason, explanation));
  }
}
