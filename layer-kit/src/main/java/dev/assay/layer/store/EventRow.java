package dev.assay.layer.store;

import dev.assay.verification.document.CanonicalJson;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The row of one event, append-only. */
@Entity
@IdClass(EventRow.Key.class)
@Table(name = "verification_event")
public class EventRow extends PanacheEntityBase {
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
  public String kind = "";

  @Column(nullable = false)
  public byte[] body = NOTHING;

  static EventRow of(UUID verification, long sequence, Instant at, VerificationEvent event) {
    EventRow row = new EventRow();
    row.verificationId = verification;
    row.sequence = sequence;
    row.at = at;
    row.kind = event.kind();
    row.body = CanonicalJson.write(event);
    return row;
  }

  RecordedEvent event() {
    return new RecordedEvent(sequence, at, VerificationEvent.read(kind, body));
  }
}
