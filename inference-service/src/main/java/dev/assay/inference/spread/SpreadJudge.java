package dev.assay.inference.spread;

import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Judges each claimed pipeline, number of backends and signature, from below. Pure. */
final class SpreadJudge implements Judge<InferenceClaims, SpreadObserved> {
  static final String PIPELINE = "pipeline";
  static final String BACKENDS = "backends";
  static final String SIGNATURES = "signed-answers";
  static final String NODES = "signing-nodes";
  static final String CACHES = "separate-caches";

  @Override
  public List<Judgement> judge(InferenceClaims claims, SpreadObserved seen, Terms terms) {
    List<Judgement> judgements = new ArrayList<>();
    for (SpreadClaim claim : claims.spread()) {
      if (!claim.pipeline().isEmpty()) {
        PipelineObserved pipeline = of(claim, seen.pipelines(), PipelineObserved::series);
        judgements.add(PipelineVerdict.of(claim, pipeline, terms));
      }
      if (claim.backendsAtLeast() != null) {
        BackendsObserved backends = of(claim, seen.backends(), BackendsObserved::series);
        judgements.add(BackendsVerdict.of(claim, claim.backendsAtLeast(), backends));
        judgements.add(CachesVerdict.of(claim, claim.backendsAtLeast(), backends, terms));
      }
      if (claim.signed() != null) {
        SignedObserved signed = of(claim, seen.signed(), SignedObserved::series);
        judgements.addAll(SignedVerdict.of(claim, claim.signed(), signed));
      }
    }
    return judgements.isEmpty()
        ? Judgement.noClaim("endpoints", BACKENDS, "The dossier claims no spread of inference.")
        : judgements;
  }

  private static <T> T of(SpreadClaim claim, List<T> seen, Function<T, SeriesObserved> series) {
    return seen.stream()
        .filter(one -> series.apply(one).endpoint().equals(claim.endpoint()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing was seen of " + claim.endpoint()));
  }
}
