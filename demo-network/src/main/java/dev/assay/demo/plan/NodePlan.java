package dev.assay.demo.plan;

import java.util.List;

/**
 * The nodes, their keys and operators, and the two lists that name them.
 *
 * @param listed entries of the project's list
 * @param answering how many entries, counted from the first, have a node that answers
 * @param operators distinct operator keys
 * @param firstOperatorNodes entries of the first operator; 0 shares evenly among all
 * @param regions dealt out in turn
 * @param repeated how many entries at the end name an earlier entry's endpoint and key again
 * @param registryMissing entries, counted from the last, that the registry's list doesn't have
 * @param publicKeys whether the lists name the nodes' keys
 * @param signedByOneKey how many nodes, counted from the first, sign with one shared key that the
 *     lists don't name
 * @param oneSubnet whether all nodes lie in one /24 instead of one /24 each
 * @param delayMillis how long a node waits before it answers
 * @param megabitsPerSecond how much a node carries; 0 for all it can
 */
public record NodePlan(
    int listed,
    int answering,
    int operators,
    int firstOperatorNodes,
    List<String> regions,
    int repeated,
    int registryMissing,
    boolean publicKeys,
    int signedByOneKey,
    boolean oneSubnet,
    int delayMillis,
    int megabitsPerSecond) {

  public NodePlan {
    Demand.between("nodes.listed", listed, 1, 1000);
    Demand.between("nodes.answering", answering, 0, listed);
    Demand.between("nodes.operators", operators, 1, listed);
    Demand.between("nodes.firstOperatorNodes", firstOperatorNodes, 0, listed);
    Demand.between("nodes.repeated", repeated, 0, listed / 2);
    Demand.between("nodes.registryMissing", registryMissing, 0, listed);
    Demand.between("nodes.signedByOneKey", signedByOneKey, 0, listed);
    Demand.between("nodes.delayMillis", delayMillis, 0, 60_000);
    Demand.between("nodes.megabitsPerSecond", megabitsPerSecond, 0, 100_000);
    Demand.that(!oneSubnet || listed <= 254, "nodes.oneSubnet holds at most 254 nodes");
    Demand.that(!regions.isEmpty(), "nodes.regions must name at least one region");
    regions = List.copyOf(regions);
  }

  /** 24 nodes of eight operators in four regions, all of which answer. */
  public static NodePlan standard() {
    var regions = List.of("eu-central", "us-east", "ap-south", "sa-east");
    return new NodePlan(24, 24, 8, 0, regions, 0, 0, true, 0, false, 0, 0);
  }

  /** Changes the number of entries, all of which answer. */
  public NodePlan withListed(int entries) {
    return listed > entries
        ? withAnswering(entries).with("listed", entries)
        : with("listed", entries).withAnswering(entries);
  }

  public NodePlan withAnswering(int answering) {
    return with("answering", answering);
  }

  public NodePlan withOperators(int operators) {
    return with("operators", operators);
  }

  public NodePlan withFirstOperatorNodes(int nodes) {
    return with("firstOperatorNodes", nodes);
  }

  public NodePlan withRegions(List<String> regions) {
    return with("regions", regions);
  }

  public NodePlan withRepeated(int entries) {
    return with("repeated", entries);
  }

  public NodePlan withRegistryMissing(int entries) {
    return with("registryMissing", entries);
  }

  public NodePlan withPublicKeys(boolean publicKeys) {
    return with("publicKeys", publicKeys);
  }

  public NodePlan withSignedByOneKey(int nodes) {
    return with("signedByOneKey", nodes);
  }

  public NodePlan withOneSubnet(boolean oneSubnet) {
    return with("oneSubnet", oneSubnet);
  }

  public NodePlan withDelayMillis(int millis) {
    return with("delayMillis", millis);
  }

  public NodePlan withMegabitsPerSecond(int megabits) {
    return with("megabitsPerSecond", megabits);
  }

  private NodePlan with(String field, Object value) {
    return PlanDocument.changed(this, field, value);
  }
}
