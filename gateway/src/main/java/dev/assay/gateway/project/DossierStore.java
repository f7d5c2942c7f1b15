package dev.assay.gateway.project;

import dev.assay.layer.database.Transactions;
import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.layer.evidence.PackedEvidence;
import dev.assay.verification.dossier.Dossier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps dossiers with their versions: the same content again is the same version. */
@ApplicationScoped
public class DossierStore {
  private static final String INSERT =
      """
      insert into project (slug, name, version, digest, updated_at)
      values (:slug, :name, 0, '', :now) on conflict (slug) do nothing
      """;

  private final Transactions transactions;
  private final EvidenceStore evidence;
  private final Clock clock;

  DossierStore(Transactions transactions, EvidenceStore evidence, Clock clock) {
    this.transactions = transactions;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** Stores the dossier as the project's latest version. */
  public Uni<StoredDossier> put(Dossier dossier, String storedBy) {
    return evidence
        .pack(List.of(Evidence.document(dossier)))
        .chain(packed -> transactions.in(() -> put(dossier, storedBy, packed)));
  }

  /** The project's latest dossier, or null. */
  public Uni<@Nullable StoredDossier> latest(String slug) {
    return transactions
        .in(() -> ProjectRow.<ProjectRow>findById(slug))
        .map(row -> row == null ? null : StoredDossier.of(row, false));
  }

  /** All projects by slug. */
  public Uni<List<StoredDossier>> projects() {
    return transactions
        .in(() -> ProjectRow.<ProjectRow>find("order by slug").list())
        .map(rows -> rows.stream().map(row -> StoredDossier.of(row, false)).toList());
  }

  private Uni<StoredDossier> put(Dossier dossier, String storedBy, List<PackedEvidence> packed) {
    return insertProject(dossier)
        .chain(
            () ->
                ProjectRow.<ProjectRow>findById(
                    dossier.project().slug(), LockModeType.PESSIMISTIC_WRITE))
        .chain(
            row ->
                row.digest.equals(dossier.digest().hex())
                    ? Uni.createFrom().item(StoredDossier.of(row, false))
                    : evidence.insert(packed).chain(() -> next(row, dossier, storedBy)));
  }

  private Uni<?> insertProject(Dossier dossier) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("slug", dossier.project().slug())
                    .setParameter("name", dossier.project().name())
                    .setParameter("now", clock.instant())
                    .executeUpdate());
  }

  private Uni<StoredDossier> next(ProjectRow row, Dossier dossier, String storedBy) {
    row.name = dossier.project().name();
    row.version++;
    row.digest = dossier.digest().hex();
    row.updatedAt = clock.instant();
    DossierRow version = new DossierRow();
    version.slug = row.slug;
    version.version = row.version;
    version.digest = row.digest;
    version.storedBy = storedBy;
    version.storedAt = row.updatedAt;
    return version.persist().replaceWith(() -> StoredDossier.of(row, true));
  }
}
