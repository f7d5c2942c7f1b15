package dev.assay.layer.run;

import dev.assay.layer.config.LayerConfig;
import dev.assay.layer.probe.BudgetedHttp;
import dev.assay.layer.probe.LiveProbes;
import dev.assay.layer.store.Budget;
import dev.assay.layer.store.Journal;
import dev.assay.layer.store.Verification;
import dev.assay.layer.store.VerificationStore.Claimed;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Recording;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one claimed verification from its stored documents to its report: live, judged again, or
 * given up after too many attempts.
 *
 * @param <C> the layer's claims
 */
final class Attempt<C> {
  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  private final Layer<C> layer;
  private final Verification verification;
  private final Journal journal;
  private final RunTools tools;

  Attempt(Layer<C> layer, Claimed claimed, RunTools tools) {
    this.layer = layer;
    this.verification = claimed.verification();
    this.journal = claimed.journal();
    this.tools = tools;
  }

  /** The whole attempt; cancelling it leaves the verification to another one. */
  Uni<Void> carry(Context span) {
    Digest fixed = verification.runTerms();
    return Uni.combine()
        .all()
        .unis(
            document(verification.claims(), layer.claimsType()),
            document(fixed == null ? verification.terms() : fixed, Terms.class))
        .asTuple()
        .chain(
            documents -> {
              LayerRun<C> run =
                  new LayerRun<>(layer, verification, journal, tools, documents.getItem1());
              return run.begin(documents.getItem2()).chain(terms -> checked(run, terms, span));
            });
  }

  private Uni<Void> checked(LayerRun<C> run, Terms terms, Context span) {
    UUID source = verification.judges();
    if (source != null) {
      return judgedAgain(run, terms, source);
    }
    return tools
        .store()
        .observations(verification.id())
        .chain(done -> live(run, terms, done, span));
  }

  private Uni<Void> live(LayerRun<C> run, Terms terms, Map<String, Digest> done, Context span) {
    Observer<C> stored = new StoredObserver<>(tools.evidence(), done);
    return run.takeOver(checks(done, true), terms, stored)
        .chain(() -> tools.store().recording(verification.id()))
        .chain(
            recording -> {
              LiveProbes probes = probes(recording);
              Observer<C> observer = observer(probes, span);
              Cancellable watch = watchForCancel(probes);
              return run.check(
                      checks(done, false), terms, observer, tools.config().run().concurrency())
                  .onCancellation()
                  .invoke(probes::abandon)
                  .onFailure()
                  .invoke(probes::abandon)
                  .onTermination()
                  .invoke(watch::cancel)
                  .replaceWith(observer);
            })
        .chain(observer -> ended(run, terms, verification.id(), observer.cancelled()));
  }

  private Uni<Void> judgedAgain(LayerRun<C> run, Terms terms, UUID source) {
    return tools
        .store()
        .observations(source)
        .chain(
            stored ->
                run.check(
                    checks(stored, true), terms, new StoredObserver<>(tools.evidence(), stored), 1))
        .chain(() -> ended(run, terms, source, false));
  }

  private Uni<Void> ended(LayerRun<C> run, Terms terms, UUID recorded, boolean cancelled) {
    return tools
        .store()
        .recording(recorded)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .chain(recording -> run.finish(terms, recording, cancelled));
  }

  private Observer<C> observer(LiveProbes probes, Context span) {
    if (verification.fruitless() > tools.config().run().attempts()) {
      LOG.error(
          "verification {} died {} times without getting on, and is given up",
          verification.id(),
          verification.fruitless() - 1);
      return new GivenUp<>();
    }
    Budget budget = verification.budget();
    Duration time = Duration.ofSeconds(budget.maxSeconds());
    return new LiveObserver<>(probes, journal, tools, span, time);
  }

  private LiveProbes probes(Recording earlier) {
    Budget budget = verification.budget();
    BudgetedHttp http =
        new BudgetedHttp(
            tools.egress(),
            tools.egress().policy().limits(),
            budget.maxRequestsPerTarget(),
            budget.maxBytesPerTarget());
    return new LiveProbes(
        tools.around(), http, new StoredAnswers(tools.evidence(), journal, earlier));
  }

  private Cancellable watchForCancel(LiveProbes probes) {
    if (verification.cancelRequested()) {
      probes.cancel();
    }
    LayerConfig.Run run = tools.config().run();
    return Multi.createFrom()
        .ticks()
        .every(run.cancelEvery())
        .onOverflow()
        .drop()
        .onItem()
        .transformToUniAndConcatenate(
            tick -> tools.store().find(verification.id()).onFailure().recoverWithNull())
        .filter(row -> row.cancelRequested() || row.attempt() != verification.attempt())
        .subscribe()
        .with(
            row -> {
              if (row.attempt() != verification.attempt()) {
                probes.abandon();
              } else {
                probes.cancel();
              }
            });
  }

  private List<Check<C, ?>> checks(Map<String, Digest> done, boolean wanted) {
    return layer.checks().stream()
        .filter(check -> done.containsKey(check.spec().id()) == wanted)
        .toList();
  }

  private <T> Uni<T> document(Digest digest, Class<T> type) {
    return tools
        .evidence()
        .content(digest)
        .map(
            json -> {
              try {
                return CanonicalJson.read(json, type);
              } catch (InvalidDocument e) {
                throw new IllegalStateException(
                    "stored document " + digest + " can't be read: " + e.getMessage(), e);
              }
            });
  }
}
