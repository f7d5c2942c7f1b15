package dev.assay.inference.chain;

import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Register.ChainProtocol;
import dev.assay.verification.evidence.Register.ChainSource;
import dev.assay.verification.finding.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks the providers that the operator registered for a chain, and no others. Thread-safe. */
@ApplicationScoped
public class FeedTransactionsRunner implements QuestionRunner<FeedTransactions> {

  @Override
  public Class<FeedTransactions> questionType() {
    return FeedTransactions.class;
  }

  @Override
  public Uni<RawAnswer> run(FeedTransactions question, ProbeContext context) {
    String chain = question.contract().chain();
    ChainSource source = context.register().chain(chain);
    if (source == null
        || source.protocol() != ChainProtocol.EVM_JSON_RPC
        || source.providers().isEmpty()) {
      return Uni.createFrom().item(noSource(chain, context));
    }
    return new FeedRun(question, source.providers(), context)
        .transcript()
        .map(transcript -> answer(chain, context, transcript));
  }

  private static RawAnswer answer(String chain, ProbeContext context, FeedTranscript transcript) {
    return RawAnswer.answered(
        context.clock().instant(),
        chain,
        EvidenceClass.THIRD_PARTY_API,
        CanonicalJson.mediaType(),
        CanonicalJson.write(transcript));
  }

  private static RawAnswer noSource(String chain, ProbeContext context) {
    return RawAnswer.unanswered(
        context.clock().instant(),
        chain,
        EvidenceClass.THIRD_PARTY_API,
        Reason.NO_SOURCE,
        "The operator registered no JSON-RPC provider of chain " + chain + ".");
  }
}
