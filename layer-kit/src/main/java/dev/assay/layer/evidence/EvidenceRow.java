package dev.assay.layer.evidence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of one piece of evidence; inserted by {@link EvidenceStore}, never changed. */
@Entity
@Table(name = "evidence")
public class EvidenceRow extends PanacheEntityBase {
  private static final byte[] NOTHING = {};

  @Id public String digest = "";

  @Column(name = "media_type", nullable = false)
  public String mediaType = "";

  @Column(nullable = false)
  public long length;

  @Column(nullable = false)
  public String encoding = "";

  @Column(nullable = false)
  public byte[] content = NOTHING;

  @Column(name = "stored_at", nullable = false)
  public Instant storedAt = Instant.EPOCH;
}
