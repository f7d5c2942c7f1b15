package dev.assay.inference.oracle;

import dev.assay.inference.claims.OracleClaim;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one oracle.
 *
 * @param oracle the claim's id
 * @param answers how many different ones are served
 * @param onChain how many of them name their transaction
 * @param quorum who signed them; null when the registry could not be read
 * @param registryFrom where the registry stands in the evidence
 * @param reason why the answers could not be read
 * @param registryReason why the registry could not be read
 */
public record OracleFeed(
    String oracle,
    int answers,
    int onChain,
    @Nullable QuorumFacts quorum,
    ReplayFacts replays,
    RhythmFacts rhythm,
    DeviationFacts deviation,
    @Nullable Reason reason,
    @Nullable Reason registryReason,
    @Nullable String explanation,
    Provenance from,
    Provenance registryFrom) {

  /** Reads bytes of a document. */
  interface Reader<T> {
    T read(byte[] json) throws InvalidDocument;
  }

  /** A document, or why there is none. */
  record Reading<T>(@Nullable T document, @Nullable Reason reason, @Nullable String explanation) {}

  public OracleFeed {
    Require.present(oracle, "oracle");
    Require.present(replays, "replays");
    Require.present(rhythm, "rhythm");
    Require.present(deviation, "deviation");
    Require.present(from, "from");
    Require.present(registryFrom, "registryFrom");
  }

  /** What these two documents say. */
  static OracleFeed of(
      OracleClaim claim, Answer<HttpGet.Document> served, Answer<HttpGet.Document> registered) {
    Reading<OracleAnswers> answers = answers(served);
    Reading<OracleRegistry> registry = registry(registered);
    List<OracleAnswer> ordered =
        answers.document() == null ? List.of() : answers.document().inOrder();
    QuorumFacts quorum =
        registry.document() == null
            ? null
            : QuorumFacts.of(ordered, registry.document(), claim.quorum());
    boolean signed = quorum != null && !ordered.isEmpty() && quorum.reached() == ordered.size();
    return new OracleFeed(
        claim.id(),
        ordered.size(),
        (int) ordered.stream().filter(answer -> answer.transaction() != null).count(),
        quorum,
        ReplayFacts.of(ordered),
        RhythmFacts.of(ordered, served.from().at()),
        DeviationFacts.of(ordered, claim.deviationShare()),
        answers.reason(),
        registry.reason(),
        answers.reason() == null ? registry.explanation() : answers.explanation(),
        signed ? served.from().lifted(EvidenceClass.SIGNED) : served.from(),
        registered.from());
  }

  static Reading<OracleAnswers> answers(Answer<HttpGet.Document> served) {
    return read(served, OracleAnswers::read);
  }

  static Reading<OracleRegistry> registry(Answer<HttpGet.Document> registered) {
    return read(registered, OracleRegistry::read);
  }

  private static <T> Reading<T> read(Answer<HttpGet.Document> answer, Reader<T> reader) {
    return switch (answer) {
      case Unanswered<HttpGet.Document> none ->
          new Reading<>(null, none.reason(), none.explanation());
      case Answered<HttpGet.Document> served -> {
        try {
          yield new Reading<>(reader.read(served.value().bytes()), null, null);
        } catch (InvalidDocument e) {
          String said = served.from().source() + " answered in another shape: " + e.getMessage();
          yield new Reading<>(null, Reason.SOURCE_SHAPE_CHANGED, said + ".");
        }
      }
    };
  }
}
