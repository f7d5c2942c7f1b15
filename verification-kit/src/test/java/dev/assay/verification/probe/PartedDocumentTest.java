package dev.assay.verification.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartedDocumentTest {
  private static final URI ADDRESS = URI.create("https://project.example/nodes");

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        DocumentPart.BYTES - 1,
        DocumentPart.BYTES,
        DocumentPart.BYTES + 1,
        2 * DocumentPart.BYTES,
        3 * DocumentPart.BYTES + 7
      })
  void readsWhatWasServedAsOftenAsItTakes(int length) throws IOException {
    // Given
    byte[] served = new byte[length];
    new Random(length).nextBytes(served);
    Served probes = new Served(served, -1);
    // When
    Answer<PartedDocument> answer = PartedDocument.fetch(ADDRESS, probes).await().indefinitely();
    // Then
    PartedDocument document = ((Answered<PartedDocument>) answer).value();
    assertThat(document.digest()).isEqualTo(Digest.of(served));
    for (int time = 0; time < 2; time++) {
      try (InputStream in = document.open()) {
        assertThat(in.readAllBytes()).isEqualTo(served);
      }
    }
  }

  @Test
  void asksForEachPartByTheDigestOfAllBefore() {
    // Given
    byte[] served = new byte[2 * DocumentPart.BYTES];
    Served probes = new Served(served, -1);
    // When
    PartedDocument.fetch(ADDRESS, probes).await().indefinitely();
    // Then
    assertThat(probes.asked)
        .containsExactly(
            DocumentPart.first(ADDRESS),
            new DocumentPart(
                ADDRESS,
                DocumentPart.BYTES,
                Digest.of(Arrays.copyOf(served, DocumentPart.BYTES)),
                ""));
  }

  @Test
  void isNoneWhenAPartIsMissing() {
    // Given
    Served probes = new Served(new byte[3 * DocumentPart.BYTES], DocumentPart.BYTES);
    // When
    Answer<PartedDocument> answer = PartedDocument.fetch(ADDRESS, probes).await().indefinitely();
    // Then
    assertThat(((Unanswered<PartedDocument>) answer).reason()).isEqualTo(Reason.CHANGED);
    assertThat(probes.asked).hasSize(2);
  }

  @Test
  void takesNoPartOfAnotherLength() {
    // Given a part that is too short to have another one after it
    Envelope envelope = envelope(DocumentPart.first(ADDRESS), new byte[3], true, null);
    RecordedAnswer recorded = new RecordedAnswer(envelope, new byte[3]);
    // When
    Answer<DocumentPart.Part> answer = recorded.read(DocumentPart.first(ADDRESS));
    // Then
    assertThat(((Unanswered<DocumentPart.Part>) answer).reason())
        .isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
  }

  /** Answers as a recording of these bytes would, with a part missing where it says. */
  private static final class Served implements Probes {
    private final byte[] bytes;
    private final int missing;
    private final List<DocumentPart> asked = new ArrayList<>();

    Served(byte[] bytes, int missing) {
      this.bytes = bytes;
      this.missing = missing;
    }

    @Override
    public <A> Uni<Answer<A>> ask(Question<A> question) {
      DocumentPart part = (DocumentPart) question;
      asked.add(part);
      int from = (int) part.from();
      int to = Math.min(bytes.length, from + DocumentPart.BYTES);
      byte[] body = Arrays.copyOfRange(bytes, from, to);
      Reason reason = from == missing ? Reason.CHANGED : null;
      Envelope envelope = envelope(part, body, to < bytes.length, reason);
      return Uni.createFrom().item(new RecordedAnswer(envelope, body).read(question));
    }
  }

  private static Envelope envelope(
      DocumentPart part, byte[] body, boolean more, @Nullable Reason reason) {
    return new Envelope(
        Envelope.SCHEMA,
        part.canonical(),
        Instant.EPOCH,
        "project.example:443",
        EvidenceClass.PROJECT_API,
        reason,
        reason == null ? null : "made up",
        null,
        Digest.of(body),
        Map.of(DocumentPart.MORE, Boolean.toString(more)));
  }
}
