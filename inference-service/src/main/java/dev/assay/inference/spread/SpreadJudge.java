package dev.assay.inference.spread;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.SpreadClaim;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Judges each claimed pipeline, number of backends, signature, width and independence, from below.
 * Pure.
 */
final class SpreadJudge implements Judge<InferenceClaims, SpreadObserved> {
  static final String PIPELINE = "pipeline";
  static final String BACKENDS = "backends";
  static final String SIGNATURES = "signed-answers";
  static final String NODES = "signing-nodes";
  static final String PARALLEL = "parallel-capacity";
  static final String APART = "failing-apart";
  static final String CACHES = "separate-caches";

  @Override
  public List<Judgement> judge(InferenceClaims claims, SpreadObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (SpreadClaim claim : claims.spread()) {
      if (!claim.pipeline().isEmpty()) {
        PipelineObserved pipeline = of(claim, seen.pipelines(), p -> p.series().endpoint());
        judgements.add(PipelineVerdict.of(claim, pipeline, terms));
      }
      if (claim.backendsAtLeast() != null) {
        BackendsObserved backends = of(claim, seen.backends(), b -> b.series().endpoint());
        judgements.add(BackendsVerdict.of(claim, claim.backendsAtLeast(), backends));
        judgements.add(CachesVerdict.of(claim, claim.backendsAtLeast(), backends, terms));
      }
      if (claim.signed() != null) {
        SignedObserved signed = of(claim, seen.signed(), s -> s.series().endpoint());
        judgements.addAll(SignedVerdict.of(claim, claim.signed(), signed));
      }
      if (claim.parallelAtLeast() != null) {
        ParallelObserved parallel = of(claim, seen.parallel(), p -> p.series().endpoint());
        judgements.add(ParallelVerdict.of(claim, claim.parallelAtLeast(), parallel, terms));
      }
      if (!claim.independentOf().isEmpty()) {
        judgements.add(
            CoFailureVerdict.of(
                claim, of(claim, seen.coFailures(), CoFailureObserved::endpoint), terms));
      }
    }
    return judgements.isEmpty()
        ? Judgement.noClaim("endpoints", BACKENDS, "The dossier claims no spread of inference.")
        : judgements;
  }

  private static <T> T of(SpreadClaim claim, List<T> seen, Function<T, String> endpoint) {
    return seen.stream()
        .filter(one -> endpoint.apply(one).equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing was seen of " + claim.endpoint()));
  }
}
