package dev.assay.gateway.verdict;

import dev.assay.layer.database.Transactions;
import dev.assay.layer.door.Fault;
import dev.assay.layer.door.FaultKind;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Reads verdicts: by id from a cache, because they never change; the latest and the history fresh.
 */
@ApplicationScoped
public class VerdictStore {
  private static final String OWN = "slug = ?1 and policyName = ?2 and derivedFrom is null";

  private final Transactions transactions;
  private final Cache cache;

  VerdictStore(Transactions transactions, @CacheName("verdicts") Cache cache) {
    this.transactions = transactions;
    this.cache = cache;
  }

  /**
   * The verdict of this id; a Fault when there is none. One read of a row that never changes needs
   * no transaction around it, which would be two round trips more; so it must be called within a
   * request, whose context the session belongs to.
   */
  public Uni<StoredVerdict> find(UUID id) {
    return cache.getAsync(id, VerdictStore::read);
  }

  private static Uni<StoredVerdict> read(UUID id) {
    return Panache.withSession(() -> VerdictRow.<VerdictRow>findById(id))
        .onItem()
        .ifNull()
        .failWith(() -> Fault.of(FaultKind.UNKNOWN_VERDICT, "no verdict has the id " + id))
        .map(StoredVerdict::of);
  }

  /** The project's latest own verdict under a policy; a Fault when there is none. */
  public Uni<StoredVerdict> latest(String slug, String policy) {
    return transactions
        .reading(
            () ->
                VerdictRow.<VerdictRow>find(OWN + " order by position desc", slug, policy)
                    .firstResult())
        .onItem()
        .ifNull()
        .failWith(
            () ->
                Fault.of(
                    FaultKind.UNKNOWN_VERDICT,
                    "'%s' has no verdict under the policy '%s' yet; start a verification"
                        .formatted(slug, policy)))
        .map(StoredVerdict::of);
  }

  /** The project's verdicts before a position, the newest first, at most so many. */
  public Uni<List<StoredVerdict>> before(String slug, long position, int most) {
    return transactions
        .reading(
            () ->
                VerdictRow.<VerdictRow>find(
                        "slug = ?1 and position < ?2 order by position desc", slug, position)
                    .page(0, most)
                    .list())
        .map(rows -> rows.stream().map(StoredVerdict::of).toList());
  }
}
