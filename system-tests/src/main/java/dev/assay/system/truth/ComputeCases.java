package dev.assay.system.truth;

import static dev.assay.system.truth.ClaimsChange.set;
import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.verification.check.Sampling;
import dev.assay.verification.finding.Reason;
import java.util.List;

/**
 * The compute layer's cases. The lists are short enough to be asked in full, so that nothing is
 * left to chance; the one that is sampled says how little is.
 */
final class ComputeCases {
  private static final String COUNT = "compute.node-count";
  private static final String LIVENESS = "compute.node-liveness";
  private static final String DISTRIBUTION = "compute.node-distribution";
  private static final String NODES = "nodes";
  private static final String ALIVE = "liveness";

  private ComputeCases() {}

  static List<TruthCase> all() {
    TruthCase silent =
        lie(COUNT, "silent-nodes", "24 nodes are listed and claimed, 15 answer", NODES)
            .serving(network -> network.withNodes(nodes -> nodes.withAnswering(15)));
    TruthCase slow =
        honest(COUNT, "slow-nodes", "every node answers after 1.5 seconds", NODES)
            .serving(network -> network.withNodes(nodes -> nodes.withDelayMillis(1500)));
    return List.of(
        silent,
        silent.throughGateway(),
        lie(COUNT, "listed-twice", "8 of 24 entries repeat others under another name", NODES)
            .serving(network -> network.withNodes(nodes -> nodes.withRepeated(8))),
        lie(COUNT, "more-than-listed", "30 nodes are claimed, 24 are listed and answer", NODES)
            .claiming(set("/nodeCount/claimed", 30)),
        slow,
        slow.throughGateway(),
        honest(COUNT, "fewer-than-listed", "20 nodes are claimed, 24 answer", NODES)
            .claiming(set("/nodeCount/claimed", 20)),
        honest(COUNT, "older-second-list", "a second list lacks the 4 newest nodes", NODES)
            .serving(network -> network.withNodes(nodes -> nodes.withRegistryMissing(4)))
            .claiming(ComputeCases::namingRegistry),
        honest(COUNT, "no-keys", "the list gives no keys, every node answers", NODES)
            .serving(network -> network.withNodes(nodes -> nodes.withPublicKeys(false)))
            .unproven(Reason.NO_NODE_KEYS),
        honest(COUNT, "key-changed", "a node signs with a key that isn't listed yet", NODES)
            .serving(network -> network.withNodes(nodes -> nodes.withSignedByOneKey(1)))
            .unproven(Reason.NODES_UNPROVED),
        lie(LIVENESS, "dead-nodes", "all nodes are claimed to live, 20 of 24 answer", ALIVE)
            .serving(network -> network.withNodes(nodes -> nodes.withAnswering(20))),
        // 40 of 60 are asked and 57 are dead: whatever is drawn holds 37 dead ones at least, and
        // one would do against a claim of all.
        lie(LIVENESS, "dead-behind-sample", "60 nodes are listed, 3 answer, 40 are asked", ALIVE)
            .serving(network -> network.withNodes(nodes -> nodes.withListed(60).withAnswering(3)))
            .sampling(ComputeCases::fortyNodes),
        honest(LIVENESS, "list-is-a-page", "an HTML page stands in the list's place", ALIVE)
            .serving(network -> network.withHtmlPages(List.of("/nodes.json")))
            .unproven(Reason.SOURCE_SHAPE_CHANGED),
        honest(LIVENESS, "two-dead-allowed", "90 % are claimed to live, 22 of 24 answer", ALIVE)
            .serving(network -> network.withNodes(nodes -> nodes.withAnswering(22)))
            .claiming(set("/liveness/atLeastShare", "0.90"))
            .claiming(set("/nodeCount/claimed", 22))
            .claiming(set("/distribution/networksAtLeast", 22)),
        lie(DISTRIBUTION, "one-operator", "one of 8 operators holds 17 of 24 nodes", "nakamoto")
            .serving(network -> network.withNodes(nodes -> nodes.withFirstOperatorNodes(17))),
        lie(DISTRIBUTION, "three-operators", "8 operators are claimed, 3 listed", "operators")
            .serving(network -> network.withNodes(nodes -> nodes.withOperators(3))),
        lie(DISTRIBUTION, "one-subnet", "24 networks are claimed, all nodes share one", "networks")
            .serving(network -> network.withNodes(nodes -> nodes.withOneSubnet(true))),
        lie(DISTRIBUTION, "one-region", "four regions are claimed, one is listed", "regions")
            .serving(
                network -> network.withNodes(nodes -> nodes.withRegions(List.of("eu-central")))),
        honest(DISTRIBUTION, "uneven", "an operator holds 6 of 24, the claim fits that", "nakamoto")
            .serving(network -> network.withNodes(nodes -> nodes.withFirstOperatorNodes(6)))
            .claiming(set("/distribution/nakamotoAtLeast", 4))
            .unproven(Reason.WEAK_SOURCE),
        honest(DISTRIBUTION, "shared-subnet", "8 operators rent in one network", "operators")
            .serving(network -> network.withNodes(nodes -> nodes.withOneSubnet(true)))
            .claiming(set("/distribution/networksAtLeast", 1))
            .unproven(Reason.ATTRIBUTION));
  }

  private static void namingRegistry(ObjectNode claims, DemoNetwork network) {
    claims
        .withArray("/nodeLists")
        .addObject()
        .put("id", "registry")
        .put("url", network.url("/registry/nodes.json"))
        .put("format", "ASSAY_NODES");
  }

  private static Sampling fortyNodes(Sampling standard) {
    return new Sampling(
        standard.deadShare(),
        40,
        standard.inferenceRequests(),
        standard.inferenceRequestsAtLeast(),
        standard.maxDatasetBytes());
  }
}
