package dev.assay.gateway.verdict;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The row of one verdict; inserted once, never changed. */
@Entity
@Immutable
@Table(name = "verdict")
public class VerdictRow extends PanacheEntityBase {
  private static final UUID NONE = new UUID(0, 0);
  private static final byte[] NOTHING = {};

  @Id public UUID id = NONE;

  @Column(insertable = false, updatable = false, nullable = false)
  public @Nullable Long position;

  @Column(nullable = false)
  public String slug = "";

  @Column(name = "policy_name", nullable = false)
  public String policyName = "";

  @Column(nullable = false)
  public String word = "";

  @Column(name = "created_at", nullable = false)
  public Instant createdAt = Instant.EPOCH;

  @Column(name = "derived_from")
  public @Nullable UUID derivedFrom;

  @Column(name = "bundle_digest", nullable = false)
  public String bundleDigest = "";

  @Column(name = "page_digest", nullable = false)
  public String pageDigest = "";

  @Column(nullable = false)
  public byte[] document = NOTHING;
}
