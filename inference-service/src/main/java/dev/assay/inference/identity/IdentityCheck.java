package dev.assay.inference.identity;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.ModelClaim;
import dev.assay.inference.exchanges.Party;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Is it the model that is claimed which answers? */
public final class IdentityCheck implements Check<InferenceClaims, IdentityObserved> {
  private static final int TESTS_WITH_A_REFERENCE = 3;

  @Override
  public CheckSpec spec() {
    return IdentityDocs.SPEC;
  }

  @Override
  public Class<IdentityObserved> observationType() {
    return IdentityObserved.class;
  }

  @Override
  public Uni<IdentityObserved> observe(InferenceClaims claims, Terms terms, Probes probes) {
    double alpha = terms.alpha(LayerName.INFERENCE).doubleValue();
    return Multi.createFrom()
        .iterable(claims.models())
        .onItem()
        .transformToUniAndConcatenate(claim -> model(claim, sides(claims, claim), alpha, probes))
        .collect()
        .asList()
        .map(IdentityObserved::new);
  }

  @Override
  public Judge<InferenceClaims, IdentityObserved> judge() {
    return new IdentityJudge();
  }

  @Override
  public int statisticalClaims(InferenceClaims claims) {
    return TESTS_WITH_A_REFERENCE
        * (int) claims.models().stream().filter(claim -> claim.reference() != null).count();
  }

  private static Sides sides(InferenceClaims claims, ModelClaim claim) {
    return Sides.of(claims, claims.endpoint(claim.endpoint()), claim.reference());
  }

  /** One trial after another, so that none disturbs another. */
  private static Uni<ModelObserved> model(
      ModelClaim claim, Sides sides, double alpha, Probes probes) {
    boolean two = claim.reference() != null;
    return Uni.combine()
        .all()
        .unis(
            tokenizer(claim, sides.endpoint(), probes),
            two ? new ModelEquality(sides, alpha).observe(claim, probes) : none(),
            two ? new LogprobTrial(sides, alpha).observe(claim, probes) : none(),
            two ? new ToolAgreement(sides, alpha).observe(claim, probes) : none(),
            context(claim, sides.endpoint(), probes))
        .usingConcurrencyOf(1)
        .with(
            (tokenizer, answers, logprobs, tools, context) ->
                new ModelObserved(claim.endpoint(), tokenizer, answers, logprobs, tools, context));
  }

  private static Uni<@Nullable TokenizerObserved> tokenizer(
      ModelClaim claim, Party endpoint, Probes probes) {
    return claim.tokenizer() == null
        ? none()
        : new TokenizerTrial(endpoint, claim.tokenizer().toString()).observe(claim, probes);
  }

  private static Uni<@Nullable ContextObserved> context(
      ModelClaim claim, Party endpoint, Probes probes) {
    Integer tokens = claim.contextTokens();
    return tokens == null || !ContextTrial.tries(tokens)
        ? none()
        : new ContextTrial(endpoint, claim.tokenizer(), tokens).observe(claim, probes);
  }

  private static <T> Uni<@Nullable T> none() {
    return Uni.createFrom().nullItem();
  }
}
