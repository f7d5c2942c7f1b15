package dev.assay.gateway.project;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of one project with its latest dossier; only {@link DossierStore} touches it. */
@Entity
@Table(name = "project")
public class ProjectRow extends PanacheEntityBase {
  @Id public String slug = "";

  @Column(nullable = false)
  public String name = "";

  @Column(nullable = false)
  public int version;

  @Column(nullable = false)
  public String digest = "";

  @Column(name = "updated_at", nullable = false)
  public Instant updatedAt = Instant.EPOCH;
}
