package dev.assay.inference.oracle;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an oracle's answers stand on chain.
 *
 * @param oracle the claim's id
 * @param linked how many served answers name a transaction of the claimed chain
 * @param unlinked how many name none, though the chain is final well past them
 * @param accounts whether the registry names accounts by which senders can be told
 * @param answers those that were drawn to be looked up, by round
 * @param reason why none was; null when some were
 * @param explanation in words, when there is a reason, or of providers that told nothing
 * @param from the answer
 */
public record ChainFacts(
    String oracle,
    int linked,
    int unlinked,
    boolean accounts,
    List<AnswerOnChain> answers,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {
  public ChainFacts {
    Require.present(oracle, "oracle");
    answers = Require.list(answers, "answers", 20);
    Require.present(from, "from");
  }

  static ChainFacts without(
      String oracle, int linked, Reason reason, String explanation, Provenance from) {
    return new ChainFacts(oracle, linked, 0, false, List.of(), reason, explanation, from);
  }

  /** The answers past which the chain is final to somebody. */
  List<AnswerOnChain> decided() {
    return answers.stream().filter(answer -> !answer.decided().isEmpty()).toList();
  }

  /** Where what a provider tells of an answer comes from, with the class that it has earned. */
  Provenance from(AnswerOnChain answer, String provider) {
    boolean earned = answer.providers() >= 2 && answer.isAgreed();
    EvidenceClass as = earned ? EvidenceClass.CHAIN : EvidenceClass.THIRD_PARTY_API;
    return new Provenance(provider, as, from.at(), from.evidence());
  }
}
