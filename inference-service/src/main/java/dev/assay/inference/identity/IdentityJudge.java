package dev.assay.inference.identity;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.claims.OtherEndpoint;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides each part of each claim about a model, one subject for each. Pure. */
final class IdentityJudge implements Judge<InferenceClaims, IdentityObserved> {
  static final String PRECISION = "precision";

  @Override
  public List<Judgement> judge(InferenceClaims claims, IdentityObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (ModelClaim claim : claims.models()) {
      judgements.addAll(judged(claim, observed(claim, seen), terms));
    }
    return judgements.isEmpty()
        ? Judgement.noClaim(
            "models", TokenizerJudge.EXPECTS, "The dossier says nothing of a model to check.")
        : judgements;
  }

  private static ModelObserved observed(ModelClaim claim, IdentityObserved seen) {
    return seen.models().stream()
        .filter(model -> model.endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing was observed of " + claim.endpoint()));
  }

  private static List<Judgement> judged(ModelClaim claim, ModelObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    if (claim.tokenizer() != null && seen.tokenizer() != null) {
      judgements.add(TokenizerJudge.judged(claim, claim.tokenizer(), seen.tokenizer()));
    }
    if (claim.reference() != null) {
      judgements.addAll(compared(claim, claim.reference(), seen, terms));
    }
    if (claim.contextTokens() != null) {
      judgements.add(ContextJudge.judged(claim, claim.contextTokens(), seen.context()));
    }
    if (claim.precision() != null) {
      judgements.add(precision(claim, claim.precision(), seen.answers(), terms));
    }
    return judgements;
  }

  private static List<Judgement> compared(
      ModelClaim claim, OtherEndpoint reference, ModelObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    EqualityObserved answers = seen.answers();
    if (answers != null) {
      judgements.add(EqualityJudge.judged(claim, reference, answers, terms));
    }
    if (seen.logprobs() != null) {
      boolean differ = answers != null && differ(answers, terms);
      judgements.add(LogprobJudge.judged(claim, reference, seen.logprobs(), differ, terms));
    }
    if (seen.tools() != null) {
      judgements.add(ToolJudge.judged(claim, reference, seen.tools(), terms));
    }
    return judgements;
  }

  /** No test tells a precision by itself: a difference from the reference can have other causes. */
  private static Judgement precision(
      ModelClaim claim, String precision, @Nullable EqualityObserved answers, Terms terms) {
    Judgement.Subject subject =
        Judgement.about(claim.endpoint() + " precision", PRECISION)
            .claimed("the model is served at " + precision, "it answers as at that precision");
    if (answers == null) {
      return subject.unproven(
          Reason.NOT_MEASURABLE,
          "A precision shows only beside a reference of that precision, and none is named.");
    }
    return differ(answers, terms)
        ? subject.unproven(
            Reason.ATTRIBUTION,
            "The answers differ from the reference's, which another precision would explain, and"
                + " another model, prompt or way of sampling too.")
        : subject.unproven(
            Reason.UNDECIDED,
            "No difference from the reference was proven; a neighbouring precision may differ too"
                + " little to show.");
  }

  private static boolean differ(EqualityObserved answers, Terms terms) {
    return answers.differs(terms.alpha(LayerName.INFERENCE).doubleValue());
  }
}
