package dev.assay.tokenomics.chain;

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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks the providers that the operator registered for a chain, and no others. */
@ApplicationScoped
class ChainSupplyRunner implements QuestionRunner<ChainSupply> {

  @Override
  public Class<ChainSupply> questionType() {
    return ChainSupply.class;
  }

  @Override
  public Uni<RawAnswer> run(ChainSupply question, ProbeContext context) {
    ChainSource source = context.register().chain(question.chain());
    String obstacle = obstacle(question, source);
    if (source == null || obstacle != null) {
      return Uni.createFrom().item(noSource(question, context, String.valueOf(obstacle)));
    }
    return new SupplyRun(question, source, context)
        .transcript()
        .map(transcript -> answer(question, context, transcript));
  }

  private static @Nullable String obstacle(ChainSupply question, @Nullable ChainSource source) {
    if (source == null || source.providers().isEmpty()) {
      return "the operator registered no provider of chain " + question.chain();
    }
    boolean fits =
        source.protocol() == ChainProtocol.EVM_JSON_RPC
            ? question.chain().startsWith("eip155:")
            : question.denom() != null;
    return fits
        ? null
        : "the registered providers of " + question.chain() + " speak another tongue";
  }

  private static RawAnswer noSource(ChainSupply question, ProbeContext context, String why) {
    Instant now = context.clock().instant();
    return RawAnswer.unanswered(
        now, question.chain(), EvidenceClass.THIRD_PARTY_API, Reason.NO_SOURCE, why);
  }

  private static RawAnswer answer(
      ChainSupply question, ProbeContext context, Transcript transcript) {
    return RawAnswer.answered(
        context.clock().instant(),
        question.chain(),
        EvidenceClass.THIRD_PARTY_API,
        CanonicalJson.mediaType(),
        CanonicalJson.write(transcript));
  }
}
