package dev.assay.gateway.verification;

import dev.assay.verification.check.LayerName;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of one layer in a project's verification. */
@Entity
@IdClass(ProjectLayerRow.Key.class)
@Table(name = "project_layer")
public class ProjectLayerRow extends PanacheEntityBase {
  private static final UUID NONE = new UUID(0, 0);

  /** A layer's place. */
  public record Key(UUID verificationId, LayerName layer) {}

  @Id
  @Column(name = "verification_id")
  public UUID verificationId = NONE;

  @Id
  @Enumerated(EnumType.STRING)
  public LayerName layer = LayerName.PROJECT;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  public LayerState state = LayerState.WAITING;

  public @Nullable String message;

  @Column(name = "report_digest")
  public @Nullable String reportDigest;

  @Column(name = "last_sequence", nullable = false)
  public long lastSequence;
}
