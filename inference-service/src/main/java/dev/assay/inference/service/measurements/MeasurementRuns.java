package dev.assay.inference.service.measurements;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.measurement.Measured;
import dev.assay.inference.measurement.MeasurementOrder;
import dev.assay.layer.config.Egress;
import dev.assay.layer.config.LayerConfig;
import dev.assay.layer.durable.DurableWork;
import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.probe.BudgetedHttp;
import dev.assay.layer.probe.CheckScope;
import dev.assay.layer.probe.LiveProbes;
import dev.assay.layer.probe.Surroundings;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import io.agroal.api.AgroalDataSource;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs measurements, durably: whatever is queued is done by some replica, through the same guarded
 * probes as a check's questions. The order, the seed and the state survive a crash, and an end with
 * its result does; what was measured until a crash doesn't: another replica puts the load once
 * more, and after that the measurement counts as failed. Thread-safe.
 */
@ApplicationScoped
class MeasurementRuns {
  private static final String WORK = "measurement";
  private static final int MOST_ATTEMPTS = 2;

  private final MeasurementStore store;
  private final EvidenceStore evidence;
  private final Surroundings around;
  private final Egress egress;
  private final LayerConfig config;
  private final AgroalDataSource database;
  private @Nullable DurableWork work;

  MeasurementRuns(
      MeasurementStore store,
      EvidenceStore evidence,
      Surroundings around,
      Egress egress,
      LayerConfig config,
      AgroalDataSource database) {
    this.store = store;
    this.evidence = evidence;
    this.around = around;
    this.egress = egress;
    this.config = config;
    this.database = database;
  }

  void start(@Observes StartupEvent event) {
    DurableWork started =
        new DurableWork(database, config.run().durable(), WORK, this::carry, store::unfinished);
    started.start();
    work = started;
  }

  void stop(@Observes @Priority(1) ShutdownEvent event) {
    if (work != null) {
      work.close();
    }
  }

  /** Has a replica take this measurement up soon. */
  Uni<Void> submit(UUID id) {
    DurableWork started = work;
    return started == null ? Uni.createFrom().voidItem() : started.submit(id);
  }

  private Uni<Void> carry(UUID id) {
    return store
        .claim(id)
        .onItem()
        .ifNotNull()
        .transformToUni(claimed -> ended(claimed).chain(end -> store.end(claimed, end)));
  }

  private Uni<MeasurementEnd> ended(Measurement claimed) {
    if (claimed.attempt() > MOST_ATTEMPTS) {
      String said = "The replicas that measured died, " + MOST_ATTEMPTS + " times.";
      return Uni.createFrom().item(MeasurementEnd.without(Reason.CHECK_FAILED, said, null));
    }
    return evidence
        .content(claimed.order())
        .map(MeasurementRuns::order)
        .chain(order -> measured(claimed, order));
  }

  private Uni<MeasurementEnd> measured(Measurement claimed, MeasurementOrder order) {
    ExchangeSeries series = order.series(HexFormat.of().parseHex(claimed.seed()));
    OneAnswer kept = new OneAnswer();
    LiveProbes probes = new LiveProbes(around, http(), kept);
    Cancellable watch = watchForCancel(claimed, probes);
    Duration most = Duration.ofSeconds(config.run().checkSeconds());
    CheckScope scope =
        new CheckScope(
            around.clock().instant().plus(most),
            new ProgressNotes(claimed, store, around.clock()),
            Context.root());
    return probes
        .within(scope)
        .ask(series)
        .map(answer -> end(order, answer, kept))
        .onTermination()
        .invoke(watch::cancel)
        .onCancellation()
        .invoke(probes::abandon);
  }

  private static MeasurementEnd end(
      MeasurementOrder order, Answer<ExchangeTranscript> answer, OneAnswer kept) {
    return switch (answer) {
      case Unanswered<ExchangeTranscript> none ->
          MeasurementEnd.without(none.reason(), none.explanation(), kept.envelope());
      case Answered<ExchangeTranscript> answered ->
          MeasurementEnd.measured(
              kept.envelope(),
              kept.body(),
              Evidence.document(Measured.of(order, answered.value())));
    };
  }

  private BudgetedHttp http() {
    return new BudgetedHttp(
        egress,
        egress.policy().limits(),
        config.budget().requestsPerTarget(),
        config.budget().bytesPerTarget());
  }

  private Cancellable watchForCancel(Measurement claimed, LiveProbes probes) {
    if (claimed.cancelRequested()) {
      probes.cancel();
    }
    return Multi.createFrom()
        .ticks()
        .every(config.run().cancelEvery())
        .onOverflow()
        .drop()
        .onItem()
        .transformToUniAndConcatenate(
            tick -> store.find(claimed.id()).onFailure().recoverWithNull())
        .filter(row -> row.cancelRequested())
        .subscribe()
        .with(row -> probes.cancel());
  }

  private static MeasurementOrder order(byte[] json) {
    try {
      return CanonicalJson.read(json, MeasurementOrder.class);
    } catch (InvalidDocument e) {
      throw new IllegalStateException("a stored order can't be read: " + e.getMessage(), e);
    }
  }
}
