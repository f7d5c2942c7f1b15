package dev.assay.compute.liveness;

import dev.assay.compute.claims.ComputeClaims;
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

/** Does the claimed share of the listed nodes answer, each by its own key? */
public final class NodeLivenessCheck implements Check<ComputeClaims, NodesObserved> {
  private static final String DOCS =
      """
      Every different node of the lists is asked; of a list longer than the sample size a simple
      random sample is, whose seed is drawn after the list was recorded. The sample size is the least
      that confirms, at the stated error probability, that no more than the terms' share of dead
      nodes is hidden, at most the terms' limit. A node proves itself by signing our fresh nonce with
      its listed key (docs/protocols/node-proof.md), or by the listed key of its TLS certificate. It
      is silent when it answered at none of several attempts.

      Decision: a list asked in full is counted; a sample is judged by the exact hypergeometric tail.
      For confirming, whatever is not proven counts as dead; for refuting, only silence does. The
      Clopper-Pearson interval is shown beside it. Entries of another shape count against confirming
      and never against the project.

      How one would cheat: answer for many names from one machine (each node needs a key of its own,
      fixed in the list before the draw, and an address of its own); list dead nodes among living
      ones (the sample is drawn after the list); answer with a recorded proof (the nonce is fresh).
      What stays open: one machine with many keys and many addresses passes as many nodes. A list
      without keys proves only that so many addresses answer: UNPROVEN(NO_NODE_KEYS). Addresses that
      our guard refuses, and our own trouble, are never held against the nodes.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.node-liveness",
          2,
          LayerName.COMPUTE,
          "Does the claimed share of the listed nodes live?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  NodeLivenessJudge.EXPECTS,
                  "At least the claimed share of the lists' nodes prove their keys when asked.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          false,
          "Take dead nodes off the list, give every node's key in it, and let the nodes answer the"
              + " proof request.",
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
    return claims.liveness() == null
        ? Uni.createFrom().item(NodesObserved.nothing())
        : NodeSurvey.of(claims.nodeLists(), terms, probes).map(NodesObserved::of);
  }

  @Override
  public Judge<ComputeClaims, NodesObserved> judge() {
    return new NodeLivenessJudge();
  }

  @Override
  public int statisticalClaims(ComputeClaims claims) {
    return claims.liveness() == null ? 0 : 1;
  }
}
