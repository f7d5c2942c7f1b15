package dev.assay.compute.distribution;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.DistributionClaim;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import java.util.ArrayList;
import java.util.List;

/** Decides each part of a distribution claim as a subject of its own. Pure. */
final class NodeDistributionJudge implements Judge<ComputeClaims, NodeDistribution> {
  static final String OPERATORS = "operators";
  static final String NETWORKS = "networks";
  static final String PLACES = "places";
  static final String ELSEWHERE = "elsewhere";

  @Override
  public List<Judgement> judge(ComputeClaims claims, NodeDistribution seen, Terms terms) {
    DistributionClaim claim = claims.distribution();
    if (claim == null) {
      return Judgement.noClaim(
          OPERATORS, OPERATORS, "The dossier doesn't say how its nodes are distributed.");
    }
    List<Judgement> judgements = new ArrayList<>();
    OperatorParts operators = new OperatorParts(seen);
    PlaceParts places = new PlaceParts(seen);
    if (claim.nakamotoAtLeast() != null) {
      judgements.add(operators.nakamoto(claim.nakamotoAtLeast()));
    }
    if (claim.operatorsAtLeast() != null) {
      judgements.add(operators.operators(claim.operatorsAtLeast()));
    }
    if (claim.networksAtLeast() != null) {
      judgements.add(new MeasuredPart(seen).networks(claim.networksAtLeast()));
    }
    if (!claim.regions().isEmpty()) {
      judgements.add(places.regions(claim.regions()));
    }
    if (claim.hyperscalerShareAtMost() != null) {
      judgements.add(places.hyperscalers(claim.hyperscalerShareAtMost()));
    }
    return judgements;
  }
}
