package dev.assay.compute.count;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.liveness.NodeSurvey;
import dev.assay.compute.liveness.NodesObserved;
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
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Do as many nodes as claimed exist and answer? */
public final class NodeCountCheck implements Check<ComputeClaims, NodesObserved> {
  private static final String DOCS =
      """
      The claim is read as "at least N nodes exist and answer", each list as a list of all nodes.
      Different nodes share neither a key nor an endpoint; entries that repeat one are no further
      nodes, and a list's own "offline" is taken at its word. The nodes of all lists together are
      asked by the same question as compute.node-liveness asks.

      Decision, in this order: CONFIRMED when the nodes that proved their listed keys are at least N:
      by count where all were asked, by the exact hypergeometric tail where a sample was. REFUTED when
      so many are silent that fewer than N can live. REFUTED when the project's own list names fewer
      different nodes than claimed (entries that can't be read counted for the project); lists of
      others refute only in company of a second one. Lists of the same class on both sides of the
      claim are UNPROVEN(SOURCES_DISAGREE): none is overruled, nothing is averaged. Otherwise
      UNPROVEN with what is missing: NO_NODE_KEYS, NODES_UNPROVED, ADDRESS_REFUSED, TOO_FEW_SAMPLES.

      How one would cheat: repeat nodes under several names (keys and endpoints are compared); put
      many names before one machine (one address proves one node); list what doesn't exist (asked by
      a sample that nobody could foresee). What stays open: one machine with many keys and many
      addresses passes as many nodes; this counts nodes that answer, not hardware.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.node-count",
          2,
          LayerName.COMPUTE,
          "Do as many nodes as claimed exist and answer?",
          Severity.CRITICAL,
          List.of(
              new Expectation(
                  NodeCountJudge.PROVEN,
                  "At least as many nodes as claimed prove their listed keys when asked.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED)),
              new Expectation(
                  NodeCountJudge.OWN_LIST,
                  "The project's own list names at least as many different nodes as claimed.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.PROJECT_API)),
              new Expectation(
                  NodeCountJudge.OTHER_LISTS,
                  "Lists of others name at least as many different nodes as claimed.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.THIRD_PARTY_API, 2))),
          false,
          "Claim what the node list shows: different nodes, each with a key and an address of its own,"
              + " that answer the proof request.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<NodesObserved> observationType() {
    return NodesObserved.class;
  }

  @Override
  public Uni<NodesObserved> observe(ComputeClaims claims, Terms terms, Probes probes) {
    return claims.nodeCount() == null
        ? Uni.createFrom().item(NodesObserved.nothing())
        : NodeSurvey.of(claims.nodeLists(), terms, probes).map(NodesObserved::of);
  }

  @Override
  public Judge<ComputeClaims, NodesObserved> judge() {
    return new NodeCountJudge();
  }

  @Override
  public int statisticalClaims(ComputeClaims claims) {
    return claims.nodeCount() == null ? 0 : 1;
  }
}
