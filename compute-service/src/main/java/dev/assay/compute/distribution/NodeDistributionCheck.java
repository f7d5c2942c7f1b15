package dev.assay.compute.distribution;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.liveness.NodeSurvey;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.report.Picture;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Are the nodes distributed as claimed? */
public final class NodeDistributionCheck implements Check<ComputeClaims, NodeDistribution> {
  private static final String DOCS =
      """
      Each part of the claim is a subject of its own.

      Nakamoto coefficient (the least number of operators with strictly more than half of the nodes)
      and number of operators: who operates a node is the list's word, and its operator keys sign
      nothing. So the truth is kept between two bounds: in the project's favour every node without an
      operator has one of its own; against it, nodes that answer in one network are one operator's and
      nodes without an operator the largest one's (shared networks are no proof of that, so this bound
      never refutes). The project's own list refutes when even the favourable bound is below the claim.
      Beyond that it is UNPROVEN: by WEAK_SOURCE when even the worst case carries the claim, by
      ATTRIBUTION in between.

      Figures are shown for three cases: operators as claimed; merged, by what proves or by evidence
      shows that nodes are one operator's (see compute.identity-distinctness; a node without an
      operator is then its own); and in the worst case, where nodes in one network are one operator's
      too. They are the Nakamoto coefficients for strictly more than a half and a third, HHI, Gini and
      Theil (each with the number of holders), Shannon's entropy, Rényi's of orders 0, 2 and infinity
      in bits, and the effective number 1/sum of squared shares: exact fractions over integers, and
      entropies of strict arithmetic. The same figures are shown by region, country, autonomous system
      and network (the /24 or /48 as measured where we connected, else as listed).

      Networks: the /24 or /48 of the addresses that we connected to. CONFIRMED when nodes prove their
      keys in as many networks as claimed; REFUTED when all nodes were asked and too few networks
      answered.

      Regions and the share of large cloud providers: only the list says where a node is, so they are
      never confirmed here; the project's own list refutes when it lacks a claimed region (and names
      others of the claim, so that other words for a region are no lie) or tells a greater share.
      Lists of the same class that disagree are UNPROVEN(SOURCES_DISAGREE); what others list refutes
      only in company of a second source.

      How one would cheat: invent operators (never confirmed; the worst case is shown); spread names
      over one network (the networks are measured); name regions without nodes there.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.node-distribution",
          3,
          LayerName.COMPUTE,
          "Are the nodes distributed over operators, networks and regions as claimed?",
          Severity.HIGH,
          expectations(),
          false,
          "Claim the distribution that the node list shows, and let the nodes of different operators"
              + " answer in networks of their own.",
          DOCS);

  private static List<Expectation> expectations() {
    return List.of(
        new Expectation(
            NodeDistributionJudge.OPERATORS,
            "As many operators as claimed hold the nodes, by keys that sign for it.",
            Standard.of(EvidenceClass.SIGNED),
            Standard.of(EvidenceClass.PROJECT_API)),
        new Expectation(
            NodeDistributionJudge.NETWORKS,
            "Nodes prove their keys in as many networks as claimed.",
            Standard.of(EvidenceClass.MEASURED),
            Standard.of(EvidenceClass.MEASURED)),
        new Expectation(
            NodeDistributionJudge.PLACES,
            "The nodes are where they are claimed to be.",
            Standard.of(EvidenceClass.MEASURED),
            Standard.of(EvidenceClass.PROJECT_API)),
        new Expectation(
            NodeDistributionJudge.ELSEWHERE,
            "Independent lists tell the distribution that is claimed.",
            Standard.of(EvidenceClass.MEASURED),
            Standard.of(EvidenceClass.THIRD_PARTY_API, 2)));
  }

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<NodeDistribution> observationType() {
    return NodeDistribution.class;
  }

  @Override
  public Uni<NodeDistribution> observe(ComputeClaims claims, Terms terms, Probes probes) {
    double alpha = terms.alpha(LayerName.COMPUTE).doubleValue();
    return claims.distribution() == null
        ? Uni.createFrom().item(NodeDistribution.nothing())
        : NodeSurvey.of(claims.nodeLists(), terms, probes)
            .map(survey -> NodeDistribution.of(survey, alpha));
  }

  @Override
  public Judge<ComputeClaims, NodeDistribution> judge() {
    return new NodeDistributionJudge();
  }

  @Override
  public List<Picture> pictures(ComputeClaims claims, NodeDistribution observation) {
    return DistributionPictures.of(observation);
  }
}
