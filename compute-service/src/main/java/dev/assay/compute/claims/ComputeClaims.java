package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a project claims of its nodes and their hardware, and the lists that name them.
 *
 * @param nodeLists at most 8 lists, each with an id of its own
 * @param nodeCount how many nodes there are
 * @param liveness which share of the listed nodes lives
 * @param distribution how the nodes are distributed
 * @param hardware which accelerators it runs; at most 50 claims, each with an id of its own
 * @param decode how fast they write; at most 50 claims, each with an id of its own
 * @param sources where the hardware comes from
 * @param mechanism what the network itself does so that hardware is there
 * @param prices what an hour costs; at most 20 claims, each with an id of its own
 * @param nodeAgents what hardware stands behind node agents
 * @param locations where nodes stand; at most 20 claims, each with an id of its own
 * @param attestation which hosts attest their accelerators
 * @param gpuCount how many different accelerators there are
 * @param identity how many different operators stand behind the listed nodes
 * @param latency how long round trips to nodes take; at most 20 claims, each with an id of its own
 * @param bandwidth how much nodes carry; at most 20 claims, each with an id of its own
 * @param uptime which share of a window nodes answer; at most 20 claims, each with an id of its own
 */
public record ComputeClaims(
    List<NodeListClaim> nodeLists,
    @Nullable NodeCountClaim nodeCount,
    @Nullable LivenessClaim liveness,
    @Nullable DistributionClaim distribution,
    List<HardwareClaim> hardware,
    List<DecodeClaim> decode,
    @Nullable HardwareSourcesClaim sources,
    @Nullable MechanismClaim mechanism,
    List<PriceClaim> prices,
    @Nullable AgentsClaim nodeAgents,
    List<LocationClaim> locations,
    @Nullable AttestationClaim attestation,
    @Nullable GpuCountClaim gpuCount,
    @Nullable IdentityClaim identity,
    List<NodeLatencyClaim> latency,
    List<BandwidthClaim> bandwidth,
    List<UptimeClaim> uptime) {
  private static final int MOST_LISTS = 8;
  private static final int MOST = 50;
  private static final int MOST_COSTLY = 20;

  public ComputeClaims {
    nodeLists = Require.list(nodeLists, "nodeLists", MOST_LISTS);
    Require.that(
        nodeLists.stream().map(NodeListClaim::id).distinct().count() == nodeLists.size(),
        "nodeLists",
        "must give each list an id of its own");
    Require.that(
        nodeLists.stream().map(NodeListClaim::url).distinct().count() == nodeLists.size(),
        "nodeLists",
        "must not name the same address twice");
    hardware = Require.list(hardware, "hardware", MOST);
    Fields.distinct(hardware, HardwareClaim::id, "hardware");
    decode = Require.list(decode, "decode", MOST);
    Fields.distinct(decode, DecodeClaim::id, "decode");
    prices = Require.list(prices, "prices", MOST_COSTLY);
    Fields.distinct(prices, PriceClaim::id, "prices");
    locations = Require.list(locations, "locations", MOST_COSTLY);
    Fields.distinct(locations, LocationClaim::id, "locations");
    latency = Require.list(latency, "latency", MOST_COSTLY);
    Fields.distinct(latency, NodeLatencyClaim::id, "latency");
    bandwidth = Require.list(bandwidth, "bandwidth", MOST_COSTLY);
    Fields.distinct(bandwidth, BandwidthClaim::id, "bandwidth");
    uptime = Require.list(uptime, "uptime", MOST_COSTLY);
    Fields.distinct(uptime, UptimeClaim::id, "uptime");
  }

  /** Claims about node agents alone. */
  public static ComputeClaims ofAgents(AgentsClaim nodeAgents) {
    return new ComputeClaims(
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        nodeAgents,
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of());
  }

  /** Claims about places alone. */
  public static ComputeClaims ofLocations(List<LocationClaim> locations) {
    return new ComputeClaims(
        List.of(), null, null, null, List.of(), List.of(), null, null, List.of(), null, locations,
        null, null, null, List.of(), List.of(), List.of());
  }

  /** The same with claims of attested accelerators beside them. */
  public ComputeClaims attesting(
      @Nullable AttestationClaim attestation, @Nullable GpuCountClaim gpuCount) {
    return new ComputeClaims(
        nodeLists,
        nodeCount,
        liveness,
        distribution,
        hardware,
        decode,
        sources,
        mechanism,
        prices,
        nodeAgents,
        locations,
        attestation,
        gpuCount,
        identity,
        latency,
        bandwidth,
        uptime);
  }

  /** Claims about how nodes are reached alone. */
  public static ComputeClaims ofReach(
      List<NodeLatencyClaim> latency, List<BandwidthClaim> bandwidth) {
    return new ComputeClaims(
        List.of(), null, null, null, List.of(), List.of(), null, null, List.of(), null, List.of(),
        null, null, null, latency, bandwidth, List.of());
  }

  /** Claims about the time in which nodes answer alone. */
  public static ComputeClaims ofUptime(List<UptimeClaim> uptime) {
    return new ComputeClaims(
        List.of(), null, null, null, List.of(), List.of(), null, null, List.of(), null, List.of(),
        null, null, null, List.of(), List.of(), uptime);
  }

  /** Claims about nodes alone. */
  public static ComputeClaims ofNodes(
      List<NodeListClaim> nodeLists,
      @Nullable NodeCountClaim nodeCount,
      @Nullable LivenessClaim liveness,
      @Nullable DistributionClaim distribution) {
    return new ComputeClaims(
        nodeLists,
        nodeCount,
        liveness,
        distribution,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        null,
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of());
  }
}
