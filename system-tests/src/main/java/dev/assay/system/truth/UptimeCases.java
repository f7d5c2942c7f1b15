package dev.assay.system.truth;

import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.monitors.Monitors;
import dev.assay.demo.nodes.NodeList;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.seed.Seed;
import dev.assay.demo.uptime.UptimeLogs;
import dev.assay.verification.finding.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The cases of uptime. Of an hour 99.99 % are claimed, so that 0.36 seconds may be outage; the
 * suite's verifier watches one second of it, so that more than 36 % of misses refute the claim. Of
 * a day that is over 95 % are claimed, and two vantages that the operator trusts watched it, each
 * in two logs: one log alone covers half of the day and confirms nothing.
 */
final class UptimeCases {
  private static final String UPTIME = "compute.uptime";
  private static final String CLAIM = "always";

  private UptimeCases() {}

  static List<TruthCase> all() {
    return List.of(
        lie(UPTIME, "dead-node", "a node that is down is claimed to be up for 99.99 %", CLAIM)
            .serving(network -> network.withNodes(nodes -> nodes.withAnswering(15)))
            .claiming((claims, network) -> claim(claims, network, nodes(network).getLast())),
        honest(UPTIME, "live-node", "a node that is up is claimed so for an hour", CLAIM)
            .claiming((claims, network) -> claim(claims, network, nodes(network).getFirst()))
            .unproven(Reason.WINDOW_NOT_COVERED),
        honest(UPTIME, "watched-day", "two vantages watched all of a day, in two logs each", CLAIM)
            .claiming((claims, network) -> day(claims, network, network.uptimeUrls())),
        lie(UPTIME, "afternoon-down", "their second logs show it down for six hours", CLAIM)
            .serving(network -> network.withMonitors(monitors -> monitors.withNodeDown(360)))
            .claiming((claims, network) -> day(claims, network, network.uptimeUrls())),
        honest(UPTIME, "half-a-day", "only the first log of each vantage is named", CLAIM)
            .claiming((claims, network) -> day(claims, network, firstLogs(network)))
            .unproven(Reason.WINDOW_NOT_COVERED));
  }

  /** The keys of the vantages that the operator trusts, in every case's network. */
  static List<String> vantages() {
    Seed seed = new Seed(NetworkPlan.standard().seed());
    return Monitors.NAMES.stream().map(name -> UptimeLogs.key(seed, name)).toList();
  }

  private static List<String> firstLogs(DemoNetwork network) {
    return List.of(network.uptimeUrls().get(0), network.uptimeUrls().get(2));
  }

  private static void day(ObjectNode claims, DemoNetwork network, List<String> logs) {
    ObjectNode claim = claim(claims, network, nodes(network).getFirst());
    claim.put("atLeastShare", "0.95");
    Instant from = network.uptimeDay();
    claim
        .putObject("window")
        .put("from", from.toString())
        .put("to", from.plus(1, ChronoUnit.DAYS).toString());
    logs.forEach(claim.withArray("/logs")::add);
  }

  private static List<NodeList.Entry> nodes(DemoNetwork network) {
    return network.nodeList().nodes();
  }

  private static ObjectNode claim(ObjectNode claims, DemoNetwork network, NodeList.Entry node) {
    Instant now = Clock.systemUTC().instant();
    Instant from = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(30));
    ObjectNode claim = claims.withArray("/uptime").addObject();
    claim.put("id", CLAIM).put("atLeastShare", "0.9999");
    claim
        .withArray("/nodes")
        .addObject()
        .put("id", node.id())
        .put("endpoint", node.endpoint())
        .put("nodeKey", node.publicKey());
    claim
        .putObject("window")
        .put("from", from.toString())
        .put("to", from.plus(Duration.ofHours(1)).toString());
    claim
        .putObject("statement")
        .put("source", network.url())
        .put("date", "2026-11-01")
        .put("quote", "made up");
    return claim;
  }
}
