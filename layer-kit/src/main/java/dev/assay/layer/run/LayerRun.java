package dev.assay.layer.run;

import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.store.Journal;
import dev.assay.layer.store.Verification;
import dev.assay.layer.store.VerificationEvent;
import dev.assay.layer.store.VerificationState;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.report.LayerJudge;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.ObservationDocument;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at one verification: fixes the terms, observes and judges each check, and ends with
 * the report. What earlier attempts stored is taken over, so that nothing is asked twice.
 *
 * @param <C> the layer's claims
 */
final class LayerRun<C> {
  private static final Logger LOG = LoggerFactory.getLogger(LayerRun.class);

  private final Layer<C> layer;
  private final LayerJudge<C> judge;
  private final Verification verification;
  private final Journal journal;
  private final RunTools tools;
  private final C claims;
  private final Map<String, ObservationDocument> observed = new ConcurrentHashMap<>();

  LayerRun(Layer<C> layer, Verification verification, Journal journal, RunTools tools, C claims) {
    this.layer = layer;
    this.judge = new LayerJudge<>(layer);
    this.verification = verification;
    this.journal = journal;
    this.tools = tools;
    this.claims = claims;
  }

  /**
   * The terms with this layer's statistical claims fixed, stored before the first probe; those that
   * an earlier attempt stored stay as they are.
   */
  Uni<Terms> begin(Terms given) {
    if (verification.runTerms() != null) {
      return Uni.createFrom().item(given);
    }
    int m = layer.statisticalClaims(claims);
    Terms fixed = given.seenBy(layer.name()).fixing(layer.name(), m);
    List<String> checks = layer.checks().stream().map(check -> check.spec().id()).toList();
    return journal
        .begin(
            Evidence.document(fixed),
            Evidence.document(tools.around().register()),
            new VerificationEvent.Started(checks, m))
        .replaceWith(fixed);
  }

  /** Observes and judges these checks, so many at once. */
  Uni<Void> check(List<Check<C, ?>> checks, Terms terms, Observer<C> observer, int atOnce) {
    return Multi.createFrom()
        .iterable(checks)
        .onItem()
        .transformToUni(check -> one(check, terms, observer))
        .merge(atOnce)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /** Takes over what an earlier attempt observed. */
  Uni<Void> takeOver(List<Check<C, ?>> checks, Terms terms, Observer<C> stored) {
    return Multi.createFrom()
        .iterable(checks)
        .onItem()
        .transformToUniAndConcatenate(
            check ->
                stored
                    .observe(check, claims, terms)
                    .invoke(document -> observed.put(check.spec().id(), document)))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /** Ends the verification with the report of all that was observed. */
  Uni<Void> finish(Terms terms, Recording recording, boolean cancelled) {
    LayerReport report = judge.report(claims, terms, observed, recording);
    VerificationState state = cancelled ? VerificationState.CANCELLED : VerificationState.FINISHED;
    return journal
        .finish(state, Evidence.document(report), Evidence.document(recording), report.checks())
        .invoke(() -> tools.around().telemetry().finished(state))
        .invoke(
            () ->
                LOG.info(
                    "verification {} {} with {} findings",
                    verification.id(),
                    state,
                    report.findings().size()));
  }

  private Uni<Void> one(Check<C, ?> check, Terms terms, Observer<C> observer) {
    return observer
        .observe(check, claims, terms)
        .map(document -> judgeable(check, terms, document))
        .chain(document -> store(check, terms, document));
  }

  private Uni<Void> store(Check<C, ?> check, Terms terms, ObservationDocument document) {
    observed.put(check.spec().id(), document);
    List<Finding> findings = judge.findings(check, claims, terms, document);
    tools.around().telemetry().found(findings);
    return journal.observation(
        Evidence.document(document),
        new VerificationEvent.CheckFinished(check.spec().id(), findings));
  }

  /** A judge that fails over an observation is a defect of ours too, and must not end the run. */
  private ObservationDocument judgeable(
      Check<C, ?> check, Terms terms, ObservationDocument document) {
    try {
      CanonicalJson.write(judge.findings(check, claims, terms, document));
      return document;
    } catch (RuntimeException defect) {
      LOG.error("{} failed to judge; this is a defect of ours", check.spec().id(), defect);
      return FailedObservation.of(check.spec(), terms, "the check failed to judge");
    }
  }
}
