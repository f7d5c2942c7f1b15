package dev.assay.inference.service.measurements;

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

/** The row of one measurement; only {@link MeasurementStore} touches it. */
@Entity
@Table(name = "measurement")
public class MeasurementRow extends PanacheEntityBase {
  private static final UUID NONE = new UUID(0, 0);

  @Id public UUID id = NONE;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  public MeasurementState state = MeasurementState.QUEUED;

  @Column(name = "request_digest", nullable = false)
  public String requestDigest = "";

  @Column(name = "order_digest", nullable = false)
  public String orderDigest = "";

  @Column(nullable = false)
  public String seed = "";

  @Column(name = "requested_by", nullable = false)
  public String requestedBy = "";

  @Column(name = "cancel_requested", nullable = false)
  public boolean cancelRequested;

  @Column(nullable = false)
  public int attempt;

  @Column(name = "created_at", nullable = false)
  public Instant createdAt = Instant.EPOCH;

  @Column(name = "started_at")
  public @Nullable Instant startedAt;

  @Column(name = "finished_at")
  public @Nullable Instant finishedAt;

  @Column(name = "progress_step")
  public @Nullable String progressStep;

  @Column(name = "progress_done", nullable = false)
  public long progressDone;

  @Column(name = "progress_total", nullable = false)
  public long progressTotal;

  public @Nullable String reason;

  public @Nullable String explanation;

  @Column(name = "envelope_digest")
  public @Nullable String envelopeDigest;

  @Column(name = "transcript_digest")
  public @Nullable String transcriptDigest;

  @Column(name = "result_digest")
  public @Nullable String resultDigest;
}
