package dev.assay.gateway.project;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of one version of a dossier; inserted once, never changed. */
@Entity
@IdClass(DossierRow.Key.class)
@Table(name = "dossier")
public class DossierRow extends PanacheEntityBase {

  /** A version's place. */
  public record Key(String slug, int version) {}

  @Id public String slug = "";

  @Id public int version;

  @Column(nullable = false)
  public String digest = "";

  @Column(name = "stored_by", nullable = false)
  public String storedBy = "";

  @Column(name = "stored_at", nullable = false)
  public Instant storedAt = Instant.EPOCH;
}
