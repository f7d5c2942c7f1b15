package dev.assay.layer.store;

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

/** The row of one verification; only {@link VerificationStore} and its journal touch it. */
@Entity
@Table(name = "verification")
public class VerificationRow extends PanacheEntityBase {
  private static final UUID NONE = new UUID(0, 0);

  @Id public UUID id = NONE;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  public VerificationState state = VerificationState.QUEUED;

  @Column(name = "request_digest", nullable = false)
  public String requestDigest = "";

  @Column(name = "claims_digest", nullable = false)
  public String claimsDigest = "";

  @Column(name = "terms_digest", nullable = false)
  public String termsDigest = "";

  @Column(name = "run_terms_digest")
  public @Nullable String runTermsDigest;

  @Column(name = "register_digest")
  public @Nullable String registerDigest;

  @Column(name = "budget_requests", nullable = false)
  public long budgetRequests;

  @Column(name = "budget_bytes", nullable = false)
  public long budgetBytes;

  @Column(name = "budget_seconds", nullable = false)
  public long budgetSeconds;

  @Column(name = "requested_by", nullable = false)
  public String requestedBy = "";

  public @Nullable UUID judges;

  @Column(name = "cancel_requested", nullable = false)
  public boolean cancelRequested;

  @Column(nullable = false)
  public int attempt;

  @Column(nullable = false)
  public int fruitless;

  @Column(name = "last_sequence", nullable = false)
  public long lastSequence;

  @Column(name = "created_at", nullable = false)
  public Instant createdAt = Instant.EPOCH;

  @Column(name = "started_at")
  public @Nullable Instant startedAt;

  @Column(name = "finished_at")
  public @Nullable Instant finishedAt;

  @Column(name = "report_digest")
  public @Nullable String reportDigest;

  @Column(name = "recording_digest")
  public @Nullable String recordingDigest;
}
