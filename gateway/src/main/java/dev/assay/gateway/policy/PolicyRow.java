package dev.assay.gateway.policy;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of one version of an operator's policy; inserted once, never changed. */
@Entity
@IdClass(PolicyRow.Key.class)
@Table(name = "policy")
public class PolicyRow extends PanacheEntityBase {

  /** A version's place. */
  public record Key(String name, int version) {}

  @Id public String name = "";

  @Id public int version;

  @Column(nullable = false)
  public String digest = "";

  @Column(name = "stored_at", nullable = false)
  public Instant storedAt = Instant.EPOCH;
}
