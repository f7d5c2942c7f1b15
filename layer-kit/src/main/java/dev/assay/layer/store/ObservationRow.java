package dev.assay.layer.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** The row of one check's observation document, which stands in evidence. */
@Entity
@IdClass(ObservationRow.Key.class)
@Table(name = "verification_observation")
public class ObservationRow extends PanacheEntityBase {
  private static final UUID NONE = new UUID(0, 0);

  /** Which check of which verification. */
  public record Key(UUID verificationId, String checkId) {}

  @Id
  @Column(name = "verification_id")
  public UUID verificationId = NONE;

  @Id
  @Column(name = "check_id")
  public String checkId = "";

  @Column(nullable = false)
  public String digest = "";
}
