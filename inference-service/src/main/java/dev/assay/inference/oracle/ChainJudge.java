package dev.assay.inference.oracle;

import dev.assay.inference.claims.OracleClaim;
import dev.assay.inference.claims.OracleContract;
import dev.assay.inference.oracle.AnswerOnChain.Told;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.Comparator;
import java.util.List;

/** Decides whether an oracle's answers stand on chain as they are served. Pure. */
final class ChainJudge {
  static final String ON_CHAIN = "on-chain";
  private static final int MOST_SHOWN = 5;
  private static final String ANSWERS = "answers";
  private static final Comparator<AnswerOnChain> BY_PROVIDERS =
      Comparator.comparingLong(AnswerOnChain::providers);

  private ChainJudge() {}

  static Judgement judged(OracleClaim claim, OracleContract contract, ChainFacts facts) {
    Judgement.Subject subject =
        Judgement.about(claim.id() + " " + ON_CHAIN, ON_CHAIN)
            .claimed(
                "the answers stand on " + contract.chain() + " in " + contract.address(),
                "each answer's transaction is in a final block, took effect, was sent by a"
                    + " registered account and has the answer's value")
            .trusting("that the operator's providers of " + contract.chain() + " don't collude")
            .showing(
                Observed.of("answers.linked", facts.linked(), ANSWERS, facts.from()),
                Observed.of("answers.looked-up", facts.answers().size(), ANSWERS, facts.from()));
    Reason reason = facts.reason();
    if (reason != null) {
      return subject.unproven(reason, String.valueOf(facts.explanation()));
    }
    List<AnswerOnChain> wrong =
        facts.decided().stream()
            .filter(AnswerOnChain::isFalse)
            .sorted(BY_PROVIDERS.reversed())
            .toList();
    if (!wrong.isEmpty()) {
      return subject
          .observing(shown(wrong.subList(0, 1), facts))
          .showing(shown(wrong, facts).stream().skip(wrong.getFirst().decided().size()).toList())
          .refuted(words(wrong, facts));
    }
    List<AnswerOnChain> disputed =
        facts.decided().stream().filter(answer -> !answer.isAgreed()).toList();
    if (!disputed.isEmpty()) {
      return subject
          .showing(shown(disputed, facts))
          .unproven(
              Reason.SOURCES_DISAGREE,
              "The providers disagree about round " + told(disputed.getFirst()) + silent(facts));
    }
    return standing(subject, facts);
  }

  private static Judgement standing(Judgement.Subject subject, ChainFacts facts) {
    List<AnswerOnChain> stand = facts.decided().stream().sorted(BY_PROVIDERS).toList();
    if (stand.isEmpty()) {
      return subject.unproven(
          Reason.TOO_FEW_SAMPLES, "The chain isn't final past any answer that was looked up.");
    }
    String words = "All " + stand.size() + " looked-up answers that the chain is final past stand";
    if (facts.unlinked() > 0) {
      return subject
          .showing(shown(stand, facts))
          .unproven(
              Reason.NOT_COVERED,
              words + ", but " + facts.unlinked() + " served answers name no transaction.");
    }
    return facts.accounts()
        ? subject.observing(shown(stand, facts)).confirmed(words + " there" + silent(facts))
        : subject
            .showing(shown(stand, facts))
            .unproven(
                Reason.NOT_COVERED,
                words + ", but the registry names no accounts, so nobody's they are.");
  }

  private static List<Observed> shown(List<AnswerOnChain> answers, ChainFacts facts) {
    return answers.stream()
        .limit(MOST_SHOWN)
        .flatMap(
            answer ->
                answer.decided().stream()
                    .map(
                        told ->
                            Observed.of(
                                "round." + answer.round() + ".standing",
                                text(told),
                                facts.from(answer, told.provider()))))
        .toList();
  }

  private static String words(List<AnswerOnChain> wrong, ChainFacts facts) {
    return wrong.size()
        + " of "
        + facts.decided().size()
        + " looked-up answers that the chain is final past don't stand there as served: round "
        + told(wrong.getFirst())
        + silent(facts);
  }

  private static String told(AnswerOnChain answer) {
    List<String> texts =
        answer.decided().stream().map(told -> told.provider() + " tells " + text(told)).toList();
    return answer.round() + ", " + String.join(", ", texts);
  }

  private static String text(Told told) {
    return told.detail() == null
        ? told.standing().toString()
        : told.standing() + " " + told.detail();
  }

  private static String silent(ChainFacts facts) {
    return facts.explanation() == null ? "." : "; " + facts.explanation() + ".";
  }
}
