package dev.assay.layer.run;

import dev.assay.layer.probe.CheckScope;
import dev.assay.layer.probe.LiveProbes;
import dev.assay.layer.store.Journal;
import dev.assay.layer.store.VerificationEvent;
import dev.assay.layer.telemetry.Telemetry;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.report.ObservationDocument;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes by asking the world through a verification's probes, within the check's time. A check
 * that fails is a defect of ours: it is logged and gives an observation document that says so.
 */
final class LiveObserver<C> implements Observer<C> {
  private static final Logger LOG = LoggerFactory.getLogger(LiveObserver.class);

  /** How long a check may think beyond the time it may ask. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final LiveProbes probes;
  private final Journal journal;
  private final Clock clock;
  private final Telemetry telemetry;
  private final Context span;
  private final Instant runDeadline;
  private final Duration checkTime;

  LiveObserver(LiveProbes probes, Journal journal, RunTools tools, Context span, Duration runTime) {
    this.probes = probes;
    this.journal = journal;
    this.clock = tools.around().clock();
    this.telemetry = tools.around().telemetry();
    this.span = span;
    this.runDeadline = clock.instant().plus(runTime);
    this.checkTime = Duration.ofSeconds(tools.config().run().checkSeconds());
  }

  @Override
  public Uni<ObservationDocument> observe(Check<C, ?> check, C claims, Terms terms) {
    String id = check.spec().id();
    return journal
        .append(new VerificationEvent.CheckStarted(id))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .chain(() -> telemetry.check(span, id, s -> asked(check, claims, terms, s)))
        .invoke(this::demandRecorded);
  }

  @Override
  public boolean cancelled() {
    return probes.cancelled();
  }

  private Uni<ObservationDocument> asked(
      Check<C, ?> check, C claims, Terms terms, Context checkSpan) {
    Instant deadline = earlier(clock.instant().plus(checkTime), runDeadline);
    CheckScope scope =
        new CheckScope(deadline, new ProgressJournal(check.spec().id(), journal, clock), checkSpan);
    Duration limit = Duration.between(clock.instant(), deadline).plus(GRACE);
    return Uni.createFrom()
        .deferred(() -> check.observe(claims, terms, probes.within(scope)))
        .ifNoItem()
        .after(limit.compareTo(GRACE) > 0 ? limit : GRACE)
        .fail()
        .map(CanonicalJson::tree)
        .map(
            tree ->
                new ObservationDocument(
                    ObservationDocument.SCHEMA,
                    check.spec().id(),
                    check.spec().version(),
                    terms.digest(),
                    tree,
                    null))
        .onFailure()
        .recoverWithItem(defect -> failed(check, terms, defect));
  }

  private ObservationDocument failed(Check<C, ?> check, Terms terms, Throwable defect) {
    if (probes.broken() == null) {
      LOG.error("{} failed to observe; this is a defect of ours", check.spec().id(), defect);
    }
    return FailedObservation.of(check.spec(), terms, "the check failed to observe");
  }

  /** An answer that could not be stored is no defect of the check: the run begins again. */
  private void demandRecorded(ObservationDocument document) {
    Throwable broken = probes.broken();
    if (broken != null) {
      throw new IllegalStateException("the run could not record its answers", broken);
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
