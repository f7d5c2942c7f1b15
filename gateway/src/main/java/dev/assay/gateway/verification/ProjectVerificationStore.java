package dev.assay.gateway.verification;

import dev.assay.layer.database.Transactions;
import dev.assay.layer.door.Fault;
import dev.assay.layer.door.FaultKind;
import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.evidence.PackedEvidence;
import dev.assay.verification.check.LayerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Reads project verifications, queues them, and asks them to end; runs write by a journal. */
@ApplicationScoped
public class ProjectVerificationStore {
  private static final List<LayerName> LAYERS =
      List.of(LayerName.COMPUTE, LayerName.DATA, LayerName.INFERENCE, LayerName.TOKENOMICS);
  private static final String UNFINISHED = "state in (QUEUED, RUNNING)";

  private final Transactions transactions;
  private final EvidenceStore evidence;
  private final Clock clock;

  ProjectVerificationStore(Transactions transactions, EvidenceStore evidence, Clock clock) {
    this.transactions = transactions;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** Queues an order, or finds the one that its key stands for already. */
  public Uni<ProjectVerification> enqueue(ProjectOrder order, int limit) {
    return evidence
        .pack(List.of(Evidence.document(order.policy()), Evidence.document(order.terms())))
        .chain(
            packed ->
                transactions.in(
                    () ->
                        byKey(order)
                            .onItem()
                            .ifNull()
                            .switchTo(() -> insert(order, packed, limit))))
        // Two requests with one key at once: the one that lost finds what the other stored.
        .onFailure(ProjectVerificationStore::isDuplicate)
        .recoverWithUni(() -> transactions.in(() -> byKey(order)))
        .map(row -> same(row, order));
  }

  /** The verification, or null. */
  public Uni<@Nullable ProjectVerification> find(UUID id) {
    return transactions
        .in(() -> ProjectVerificationRow.<ProjectVerificationRow>findById(id))
        .map(row -> row == null ? null : ProjectVerification.of(row));
  }

  /** Its layers in the order in which they are shown. */
  public Uni<List<ProjectLayerRow>> layers(UUID id) {
    return transactions
        .in(() -> ProjectLayerRow.<ProjectLayerRow>find("verificationId", id).list())
        .map(rows -> rows.stream().sorted(Comparator.comparing(row -> row.layer)).toList());
  }

  /** Events after a sequence number, at most so many. */
  public Uni<List<ProjectEventRow>> eventsAfter(UUID id, long sequence, int most) {
    return transactions.in(
        () ->
            ProjectEventRow.<ProjectEventRow>find(
                    "verificationId = ?1 and sequence > ?2 order by sequence", id, sequence)
                .page(0, most)
                .list());
  }

  /** Asks a verification to end; one that is over stays as it is. */
  public Uni<Void> requestCancel(UUID id) {
    return transactions
        .in(
            () ->
                ProjectVerificationRow.update(
                    "cancelRequested = true where id = ?1 and " + UNFINISHED, id))
        .replaceWithVoid();
  }

  /** The ids of all that are not over. */
  public Uni<List<UUID>> unfinished() {
    return transactions
        .in(() -> ProjectVerificationRow.<ProjectVerificationRow>list(UNFINISHED))
        .map(rows -> rows.stream().map(row -> row.id).toList());
  }

  /** Takes a verification up for one more attempt; null when it is over or unknown. */
  public Uni<@Nullable ProjectVerification> takeUp(UUID id) {
    return transactions
        .in(() -> locked(id).map(ProjectVerificationStore::nextAttempt))
        .map(row -> row == null ? null : ProjectVerification.of(row));
  }

  static Uni<ProjectVerificationRow> locked(UUID id) {
    return ProjectVerificationRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  private static @Nullable ProjectVerificationRow nextAttempt(
      @Nullable ProjectVerificationRow row) {
    if (row == null || row.state.over()) {
      return null;
    }
    row.state = ProjectState.RUNNING;
    row.attempt++;
    return row;
  }

  private static Uni<ProjectVerificationRow> byKey(ProjectOrder order) {
    return order.idempotencyKey() == null
        ? Uni.createFrom().nullItem()
        : ProjectVerificationRow.<ProjectVerificationRow>find(
                "slug = ?1 and idempotencyKey = ?2",
                order.dossier().project(),
                order.idempotencyKey())
            .firstResult();
  }

  private Uni<ProjectVerificationRow> insert(
      ProjectOrder order, List<PackedEvidence> packed, int limit) {
    return ProjectVerificationRow.count("state = QUEUED")
        .invoke(
            waiting -> {
              if (waiting >= limit) {
                throw Fault.later(
                    FaultKind.QUEUE_FULL,
                    waiting + " verifications are waiting already",
                    Duration.ofSeconds(30));
              }
            })
        .chain(() -> evidence.insert(packed))
        .chain(() -> row(order).<ProjectVerificationRow>persist())
        .call(row -> insertLayers(row.id));
  }

  private ProjectVerificationRow row(ProjectOrder order) {
    ProjectVerificationRow row = new ProjectVerificationRow();
    row.id = order.id();
    row.slug = order.dossier().project();
    row.idempotencyKey = order.idempotencyKey();
    row.requestDigest = order.requestDigest().hex();
    row.dossierVersion = order.dossier().version();
    row.dossierDigest = order.dossier().digest().hex();
    row.policyName = order.policy().name();
    row.policyDigest = order.policy().digest().hex();
    row.termsDigest = order.terms().digest().hex();
    row.requestedBy = order.requestedBy();
    row.createdAt = clock.instant();
    return row;
  }

  private static Uni<Void> insertLayers(UUID id) {
    return ProjectLayerRow.persist(
        LAYERS.stream()
            .map(
                layer -> {
                  ProjectLayerRow row = new ProjectLayerRow();
                  row.verificationId = id;
                  row.layer = layer;
                  return row;
                }));
  }

  private static boolean isDuplicate(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ConstraintViolationException) {
        return true;
      }
    }
    return false;
  }

  private static ProjectVerification same(ProjectVerificationRow row, ProjectOrder order) {
    if (!row.requestDigest.equals(order.requestDigest().hex())) {
      throw Fault.of(
          FaultKind.ID_TAKEN, "the Idempotency-Key stands for a request with another policy");
    }
    return ProjectVerification.of(row);
  }
}
