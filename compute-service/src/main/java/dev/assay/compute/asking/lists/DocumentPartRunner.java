package dev.assay.compute.asking.lists;

import dev.assay.compute.asking.lists.Download.Piece;
import dev.assay.layer.egress.StreamEnd;
import dev.assay.layer.probe.HttpFailure;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.DocumentPart;
import dev.assay.verification.probe.HttpGet;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks for a document part by part through the guarded door: one exchange brings them all, and no
 * more than a part of it is in memory. Thread-safe.
 */
@ApplicationScoped
public class DocumentPartRunner implements QuestionRunner<DocumentPart> {
  private final ListFetching settings;

  DocumentPartRunner(ListFetching settings) {
    this.settings = settings;
  }

  @Override
  public Class<DocumentPart> questionType() {
    return DocumentPart.class;
  }

  @Override
  public Uni<RawAnswer> run(DocumentPart question, ProbeContext context) {
    return context
        .shared(Downloads.class, Downloads::new)
        .part(question, context, settings)
        .map(piece -> new Answering(question, context, piece).answer());
  }

  /** One part on its way to its answer. */
  private record Answering(DocumentPart question, ProbeContext context, Piece piece) {

    RawAnswer answer() {
      if (piece.end() instanceof StreamEnd.Broken broken) {
        String said = source() + ": " + broken.explanation();
        return unanswered(HttpFailure.reason(broken.code()), said);
      }
      if (piece.end() instanceof StreamEnd.Ended ended && !ended.complete()) {
        return unanswered(Reason.TIMED_OUT, source() + ": the connection was given up");
      }
      if (piece.from() != question.from() || !piece.before().equals(question.before())) {
        String said = source() + " serves another document than when its first parts came";
        return unanswered(Reason.CHANGED, said);
      }
      boolean good = piece.head().status() / 100 == 2;
      return new RawAnswer(
          at(),
          source(),
          evidenceClass(),
          good ? null : Reason.SOURCE_ERROR,
          good ? null : source() + " answered with status " + piece.head().status(),
          piece.head().mediaType(),
          piece.bytes(),
          attributes());
    }

    private Map<String, String> attributes() {
      Map<String, String> attributes = new TreeMap<>();
      attributes.put(HttpGet.STATUS, Integer.toString(piece.head().status()));
      attributes.put(DocumentPart.MORE, Boolean.toString(piece.end() == null));
      if (piece.end() instanceof StreamEnd.Ended ended) {
        attributes.put(
            HttpGet.REMOTE,
            ended.remote().getAddress().getHostAddress() + ":" + ended.remote().getPort());
        Digest key = ended.tlsSpki();
        if (key != null) {
          attributes.put(HttpGet.TLS_KEY, key.hex());
        }
      }
      return attributes;
    }

    private RawAnswer unanswered(Reason reason, String explanation) {
      return RawAnswer.unanswered(at(), source(), evidenceClass(), reason, explanation);
    }

    private Instant at() {
      return context.clock().instant();
    }

    private String source() {
      return question.address().getHost() + ":" + Register.port(question.address());
    }

    private EvidenceClass evidenceClass() {
      return context.register().classOf(question.address());
    }
  }
}
