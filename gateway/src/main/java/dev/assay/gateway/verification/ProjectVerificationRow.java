package dev.assay.gateway.verification;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of one project's verification; only the store and the journal touch it. */
@Entity
@Table(name = "project_verification")
public class ProjectVerificationRow extends PanacheEntityBase {
  private static final UUID NONE = new UUID(0, 0);

  @Id public UUID id = NONE;

  @Column(nullable = false)
  public String slug = "";

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  public ProjectState state = ProjectState.QUEUED;

  @Column(name = "idempotency_key")
  public @Nullable String idempotencyKey;

  @Column(name = "request_digest", nullable = false)
  public String requestDigest = "";

  @Column(name = "dossier_version", nullable = false)
  public int dossierVersion;

  @Column(name = "dossier_digest", nullable = false)
  public String dossierDigest = "";

  @Column(name = "policy_name", nullable = false)
  public String policyName = "";

  @Column(name = "policy_digest", nullable = false)
  public String policyDigest = "";

  @Column(name = "terms_digest", nullable = false)
  public String termsDigest = "";

  @Column(name = "requested_by", nullable = false)
  public String requestedBy = "";

  @Column(name = "cancel_requested", nullable = false)
  public boolean cancelRequested;

  @Column(nullable = false)
  public int attempt;

  @Column(name = "last_sequence", nullable = false)
  public long lastSequence;

  @Column(name = "created_at", nullable = false)
  public Instant createdAt = Instant.EPOCH;

  @Column(name = "finished_at")
  public @Nullable Instant finishedAt;

  @Column(name = "verdict_id")
  public @Nullable UUID verdictId;

  @Column(name = "verdict_word")
  public @Nullable String verdictWord;
}
