package dev.assay.layer.evidence;

import dev.assay.layer.database.Transactions;
import dev.assay.verification.document.Digest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps evidence by its digest in the service's own database. What is there already is left as it
 * is. Packing and unpacking happen on worker threads. Thread-safe.
 */
@ApplicationScoped
public class EvidenceStore {
  private static final String INSERT =
      """
      insert into evidence (digest, media_type, length, encoding, content, stored_at)
      values (:digest, :mediaType, :length, :encoding, :content, :storedAt)
      on conflict (digest) do nothing
      """;

  /** Two transactions that insert the same digests in one order can't wait for each other. */
  private static final Comparator<Evidence> BY_DIGEST = Comparator.comparing(Evidence::digest);

  private final Transactions transactions;
  private final Clock clock;

  EvidenceStore(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Stores it in a transaction of its own; the digest under which it stands. */
  public Uni<Digest> put(Evidence evidence) {
    return pack(List.of(evidence))
        .chain(packed -> transactions.in(() -> insert(packed)))
        .replaceWith(evidence.digest());
  }

  /** Makes evidence ready for {@link #insert}, on a worker thread. */
  public Uni<List<PackedEvidence>> pack(List<Evidence> evidence) {
    return Uni.createFrom()
        .item(() -> evidence.stream().sorted(BY_DIGEST).map(PackedEvidence::of).toList())
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  /** Stores packed evidence within the transaction that is open, one after the other. */
  public Uni<Void> insert(List<PackedEvidence> packed) {
    Uni<Void> done = Uni.createFrom().voidItem();
    for (PackedEvidence one : packed) {
      done = done.chain(() -> insert(one));
    }
    return done;
  }

  /** The evidence under this digest, or null. */
  public Uni<@Nullable Evidence> find(Digest digest) {
    return transactions
        .in(() -> EvidenceRow.<EvidenceRow>findById(digest.hex()))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(row -> row == null ? null : packed(row).unpack());
  }

  /** The content under this digest, which must be there: the caller knows that it was stored. */
  public Uni<byte[]> content(Digest digest) {
    return find(digest)
        .onItem()
        .ifNull()
        .failWith(() -> new IllegalStateException("stored evidence " + digest + " is gone"))
        .map(Evidence::content);
  }

  private Uni<Void> insert(PackedEvidence evidence) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("digest", evidence.digest().hex())
                    .setParameter("mediaType", evidence.mediaType())
                    .setParameter("length", evidence.length())
                    .setParameter("encoding", evidence.encoding())
                    .setParameter("content", evidence.bytes())
                    .setParameter("storedAt", clock.instant())
                    .executeUpdate())
        .replaceWithVoid();
  }

  private static PackedEvidence packed(EvidenceRow row) {
    return new PackedEvidence(
        new Digest(row.digest), row.mediaType, row.length, row.encoding, row.content);
  }
}
