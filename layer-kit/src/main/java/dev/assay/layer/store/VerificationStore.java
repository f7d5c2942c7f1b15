package dev.assay.layer.store;

import dev.assay.layer.database.Transactions;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Recording;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads verifications, queues them, and asks them to end; runs write by a {@link Journal}. */
@ApplicationScoped
public class VerificationStore {
  /** What became of an order. */
  public enum Queued {
    /** It waits for a replica now. */
    NEW,
    /** The same request was there already. */
    SAME,
    /** The id stands for another request. */
    ID_TAKEN,
    /** Too many wait already. */
    QUEUE_FULL
  }

  private final Transactions transactions;
  private final EvidenceStore evidence;
  private final Clock clock;

  VerificationStore(Transactions transactions, EvidenceStore evidence, Clock clock) {
    this.transactions = transactions;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * Queues an order with its documents, or stores nothing and says why. When the same id comes
   * twice at once, the one that loses looks again.
   */
  public Uni<Queued> enqueue(Order order, int limit) {
    return transactions
        .in(() -> existing(order).onItem().ifNull().switchTo(() -> insert(order, limit)))
        .onFailure(VerificationStore::isDuplicate)
        .retry()
        .atMost(1);
  }

  /** The verification, or null. */
  public Uni<@Nullable Verification> find(UUID id) {
    return transactions
        .in(() -> VerificationRow.<VerificationRow>findById(id))
        .map(row -> row == null ? null : Verification.of(row));
  }

  /** Events after a sequence number, the next ones first, at most so many. */
  public Uni<List<RecordedEvent>> eventsAfter(UUID id, long sequence, int most) {
    return transactions
        .in(
            () ->
                EventRow.<EventRow>find(
                        "verificationId = ?1 and sequence > ?2 order by sequence", id, sequence)
                    .page(0, most)
                    .list())
        .map(rows -> rows.stream().map(EventRow::event).toList());
  }

  /** Asks a verification to end; false when there is none. Asking again changes nothing. */
  public Uni<Boolean> requestCancel(UUID id) {
    return transactions.in(
        () ->
            locked(id)
                .map(
                    row -> {
                      if (row == null) {
                        return false;
                      }
                      row.cancelRequested |= !row.state.over();
                      return true;
                    }));
  }

  /** The verifications that are not over, for whoever looks for orphans. */
  public Uni<List<UUID>> unfinished() {
    return transactions
        .in(
            () ->
                VerificationRow.<VerificationRow>list(
                    "state in ?1", List.of(VerificationState.QUEUED, VerificationState.RUNNING)))
        .map(rows -> rows.stream().map(row -> row.id).toList());
  }

  /** What was recorded so far. */
  public Uni<Recording> recording(UUID id) {
    return transactions
        .in(() -> AnswerRow.<AnswerRow>list("verificationId", id))
        .map(rows -> Recording.of(rows.stream().map(AnswerRow::entry).toList()));
  }

  /** The digests of the observation documents so far, by check id. */
  public Uni<Map<String, Digest>> observations(UUID id) {
    return transactions
        .in(() -> ObservationRow.<ObservationRow>list("verificationId", id))
        .map(
            rows ->
                rows.stream().collect(Collectors.toMap(r -> r.checkId, r -> new Digest(r.digest))));
  }

  /**
   * Takes a verification up: raises its attempt, so that writers of earlier attempts are turned
   * away. Null when there is nothing to do.
   */
  public Uni<@Nullable Claimed> claim(UUID id) {
    return transactions
        .in(
            () ->
                locked(id)
                    .map(
                        row -> {
                          if (row == null || row.state.over()) {
                            return null;
                          }
                          row.attempt++;
                          row.fruitless++;
                          row.state = VerificationState.RUNNING;
                          row.startedAt = row.startedAt == null ? clock.instant() : row.startedAt;
                          return Verification.of(row);
                        }))
        .map(v -> v == null ? null : new Claimed(v, new Journal(v, transactions, evidence, clock)));
  }

  /** A verification that this replica works on, and its only writer. */
  public record Claimed(Verification verification, Journal journal) {}

  static Uni<@Nullable VerificationRow> locked(UUID id) {
    return VerificationRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  private Uni<@Nullable Queued> existing(Order order) {
    return VerificationRow.<VerificationRow>findById(order.id())
        .map(
            row -> {
              if (row == null) {
                return null;
              }
              return row.requestDigest.equals(order.request().hex())
                  ? Queued.SAME
                  : Queued.ID_TAKEN;
            });
  }

  private Uni<Queued> insert(Order order, int limit) {
    return VerificationRow.count("state", VerificationState.QUEUED)
        .chain(
            waiting ->
                waiting >= limit
                    ? Uni.createFrom().item(Queued.QUEUE_FULL)
                    : evidence
                        .insert(order.documents())
                        .chain(() -> row(order).persistAndFlush())
                        .replaceWith(Queued.NEW));
  }

  private VerificationRow row(Order order) {
    VerificationRow row = new VerificationRow();
    row.id = order.id();
    row.requestDigest = order.request().hex();
    row.claimsDigest = order.claims().hex();
    row.termsDigest = order.terms().hex();
    row.budgetRequests = order.budget().maxRequestsPerTarget();
    row.budgetBytes = order.budget().maxBytesPerTarget();
    row.budgetSeconds = order.budget().maxSeconds();
    row.requestedBy = order.requestedBy();
    row.judges = order.judges();
    row.createdAt = clock.instant();
    return row;
  }

  private static boolean isDuplicate(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof org.hibernate.exception.ConstraintViolationException
          || t instanceof jakarta.persistence.EntityExistsException) {
        return true;
      }
    }
    return false;
  }
}
