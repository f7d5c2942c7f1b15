package dev.assay.layer.store;

import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Recording;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of one recorded answer: its question and the evidence that holds it. */
@Entity
@IdClass(AnswerRow.Key.class)
@Table(name = "verification_answer")
public class AnswerRow extends PanacheEntityBase {
  private static final UUID NONE = new UUID(0, 0);

  /** Which question of which verification. */
  public record Key(UUID verificationId, String question) {}

  @Id
  @Column(name = "verification_id")
  public UUID verificationId = NONE;

  @Id public String question = "";

  @Column(nullable = false)
  public String envelope = "";

  public @Nullable String body;

  static AnswerRow of(UUID verification, Recording.Entry entry) {
    AnswerRow row = new AnswerRow();
    row.verificationId = verification;
    row.question = entry.question().hex();
    row.envelope = entry.envelope().hex();
    Digest body = entry.body();
    row.body = body == null ? null : body.hex();
    return row;
  }

  Recording.Entry entry() {
    String named = body;
    return new Recording.Entry(
        new Digest(question), new Digest(envelope), named == null ? null : new Digest(named));
  }
}
