package dev.assay.gateway.verification;

import dev.assay.verification.document.CanonicalJson;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The row of one event of a project's verification, append-only; its body is the JSON sent. */
@Entity
@IdClass(ProjectEventRow.Key.class)
@Table(name = "project_event")
public class ProjectEventRow extends PanacheEntityBase {
  private static final UUID NONE = new UUID(0, 0);
  private static final byte[] NOTHING = {};

  /** An event's place. */
  public record Key(UUID verificationId, long sequence) {}

  @Id
  @Column(name = "verification_id")
  public UUID verificationId = NONE;

  @Id public long sequence;

  @Column(nullable = false)
  public Instant at = Instant.EPOCH;

  @Column(nullable = false)
  public String type = "";

  @Column(nullable = false)
  public byte[] body = NOTHING;

  static ProjectEventRow of(UUID verification, ProjectEvent event) {
    ProjectEventRow row = new ProjectEventRow();
    row.verificationId = verification;
    row.sequence = event.sequence();
    row.at = event.at();
    row.type = event.type();
    row.body = CanonicalJson.write(event);
    return row;
  }
}
