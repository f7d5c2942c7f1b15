package dev.assay.layer.door;

import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.store.RecordedEvent;
import dev.assay.layer.store.Verification;
import dev.assay.layer.store.VerificationStore;
import dev.assay.verification.check.Layer;
import dev.assay.verification.document.Digest;
import dev.assay.verification.report.Catalogue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What both doors read: verifications, their events, their evidence, and the list of checks. Any
 * replica answers, whichever does the work. Thread-safe.
 */
@ApplicationScoped
public class Verifications {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final int EVENTS_AT_ONCE = 100;

  private final Instance<Layer<?>> layers;
  private final VerificationStore store;
  private final EvidenceStore evidence;

  Verifications(Instance<Layer<?>> layers, VerificationStore store, EvidenceStore evidence) {
    this.layers = layers;
    this.store = store;
    this.evidence = evidence;
  }

  /** The layer that this service verifies. */
  public Layer<?> layer() {
    return layers.get();
  }

  /** The checks of this layer. */
  public Catalogue catalogue() {
    return Catalogue.of(List.of(layer()));
  }

  /** The verification of this id. */
  public Uni<Verification> find(UUID id) {
    return store
        .find(id)
        .onItem()
        .ifNull()
        .failWith(() -> Fault.of(FaultKind.UNKNOWN_VERIFICATION, "There is no verification " + id));
  }

  /**
   * The events after a sequence number, live, until the last one. Looks into the database no faster
   * than its reader reads, so a reader that has gone costs nothing after the verification's end.
   */
  public Multi<RecordedEvent> watch(UUID id, long afterSequence) {
    AtomicLong last = new AtomicLong(afterSequence);
    return Multi.createBy()
        .repeating()
        .uni(() -> store.eventsAfter(id, last.get(), EVENTS_AT_ONCE))
        .withDelay(LOOK_EVERY)
        .whilst(events -> goesOn(events, last))
        .onItem()
        .disjoint();
  }

  /** Asks a verification to end. */
  public Uni<Void> cancel(UUID id) {
    return find(id).chain(() -> store.requestCancel(id)).replaceWithVoid();
  }

  /** The evidence under this digest. */
  public Uni<Evidence> evidence(Digest digest) {
    return evidence
        .find(digest)
        .onItem()
        .ifNull()
        .failWith(() -> Fault.of(FaultKind.UNKNOWN_EVIDENCE, "There is no evidence " + digest));
  }

  /** The report of a verification that is over. */
  public Uni<Evidence> report(UUID id) {
    return find(id)
        .chain(
            verification -> {
              Digest report = verification.report();
              return report == null ? Uni.createFrom().failure(notFinished(id)) : evidence(report);
            });
  }

  /** What is said of a verification that has no report yet. */
  static Fault notFinished(UUID id) {
    return Fault.later(
        FaultKind.NOT_FINISHED,
        "Verification " + id + " has no report yet; watch its events.",
        Duration.ofSeconds(2));
  }

  private static boolean goesOn(List<RecordedEvent> events, AtomicLong last) {
    if (events.isEmpty()) {
      return true;
    }
    last.set(events.getLast().sequence());
    return events.getLast().event().asFinished() == null;
  }
}
