package dev.assay.inference.service.measurements;

import dev.assay.layer.database.Transactions;
import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.evidence.PackedEvidence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps measurements in this service's own database. Thread-safe. */
@ApplicationScoped
class MeasurementStore {
  private static final List<MeasurementState> UNFINISHED =
      List.of(MeasurementState.QUEUED, MeasurementState.RUNNING);

  /** What became of an order. */
  enum Queued {
    NEW,
    SAME,
    ID_TAKEN,
    QUEUE_FULL
  }

  private final Transactions transactions;
  private final EvidenceStore evidence;
  private final Clock clock;

  MeasurementStore(Transactions transactions, EvidenceStore evidence, Clock clock) {
    this.transactions = transactions;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** Queues a fresh row with its order, or stores nothing and says why. */
  Uni<Queued> enqueue(MeasurementRow row, Evidence order, int limit) {
    return evidence
        .pack(List.of(order))
        .chain(packed -> transactions.in(() -> found(row, packed, limit)))
        .onFailure(org.hibernate.exception.ConstraintViolationException.class)
        .retry()
        .atMost(1);
  }

  /** The measurement, or null. */
  Uni<@Nullable Measurement> find(UUID id) {
    return transactions
        .in(() -> MeasurementRow.<MeasurementRow>findById(id))
        .map(row -> row == null ? null : Measurement.of(row));
  }

  /** Asks a measurement to end; asking again changes nothing. */
  Uni<Void> requestCancel(UUID id) {
    return change(id, row -> row.cancelRequested |= !row.state.over()).replaceWithVoid();
  }

  /** Those that are not over. */
  Uni<List<UUID>> unfinished() {
    return transactions
        .in(() -> MeasurementRow.<MeasurementRow>list("state in ?1", UNFINISHED))
        .map(rows -> rows.stream().map(row -> row.id).toList());
  }

  /** Takes a measurement up; null when there is nothing to do. */
  Uni<@Nullable Measurement> claim(UUID id) {
    return change(
            id,
            row -> {
              if (!row.state.over()) {
                row.attempt++;
                row.state = MeasurementState.RUNNING;
                row.startedAt = row.startedAt == null ? clock.instant() : row.startedAt;
              }
            })
        .map(found -> found == null || found.state().over() ? null : found);
  }

  /** Notes how far this attempt is; does nothing when it is over or another one has taken it up. */
  Uni<Void> note(Measurement claimed, MeasurementProgress progress) {
    return transactions
        .in(
            () ->
                MeasurementRow.update(
                    "progressStep = ?1, progressDone = ?2, progressTotal = ?3"
                        + " where id = ?4 and attempt = ?5 and state = ?6",
                    progress.step(),
                    progress.done(),
                    progress.total(),
                    claimed.id(),
                    claimed.attempt(),
                    MeasurementState.RUNNING))
        .replaceWithVoid();
  }

  /** Ends what this attempt took up; does nothing when another one has. */
  Uni<Void> end(Measurement claimed, MeasurementEnd end) {
    return evidence
        .pack(end.documents())
        .chain(
            packed ->
                transactions.in(
                    () ->
                        evidence
                            .insert(packed)
                            .chain(() -> locked(claimed.id()))
                            .invoke(row -> finish(row, claimed, end))))
        .replaceWithVoid();
  }

  private void finish(@Nullable MeasurementRow row, Measurement claimed, MeasurementEnd end) {
    if (row == null || row.state.over() || row.attempt != claimed.attempt()) {
      return;
    }
    row.state = end.state();
    row.finishedAt = clock.instant();
    row.reason = end.reason() == null ? null : end.reason().name();
    row.explanation = end.explanation();
    row.envelopeDigest = hex(end.envelope());
    row.transcriptDigest = hex(end.transcript());
    row.resultDigest = hex(end.result());
  }

  private Uni<Queued> found(MeasurementRow row, List<PackedEvidence> order, int limit) {
    return MeasurementRow.<MeasurementRow>findById(row.id)
        .chain(
            there ->
                there == null
                    ? insert(row, order, limit)
                    : Uni.createFrom()
                        .item(
                            there.requestDigest.equals(row.requestDigest)
                                ? Queued.SAME
                                : Queued.ID_TAKEN));
  }

  private Uni<Queued> insert(MeasurementRow row, List<PackedEvidence> order, int limit) {
    row.createdAt = clock.instant();
    return MeasurementRow.count("state", MeasurementState.QUEUED)
        .chain(
            waiting ->
                waiting >= limit
                    ? Uni.createFrom().item(Queued.QUEUE_FULL)
                    : evidence
                        .insert(order)
                        .chain(() -> row.persistAndFlush())
                        .replaceWith(Queued.NEW));
  }

  private Uni<@Nullable Measurement> change(UUID id, Consumer<MeasurementRow> change) {
    return transactions.in(
        () ->
            locked(id)
                .map(
                    row -> {
                      if (row == null) {
                        return null;
                      }
                      change.accept(row);
                      return Measurement.of(row);
                    }));
  }

  private static Uni<@Nullable MeasurementRow> locked(UUID id) {
    return MeasurementRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  private static @Nullable String hex(@Nullable Evidence document) {
    return document == null ? null : document.digest().hex();
  }
}
