package dev.assay.system.truth;

import static dev.assay.system.truth.ClaimsChange.remove;
import static dev.assay.system.truth.ClaimsChange.set;
import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.plan.CentralisedPlan;
import dev.assay.demo.plan.FleetPlan;
import dev.assay.demo.plan.FleetPlan.Signing;
import dev.assay.demo.plan.InferencePlan;
import dev.assay.demo.plan.Latency;
import dev.assay.demo.plan.MonitorPlan.Twins;
import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The cases of loads, comparisons and spread. Waits are fixed, so that chance has no part in them
 * but for the backends' draws, which follow from the network's seed; each lie lies beyond its limit
 * by a factor of nearly two at least, and what is honest as far within.
 */
final class SpreadCases {
  private static final String THROUGHPUT = "inference.throughput";
  private static final String REALTIME = "inference.realtime-viability";
  private static final String DISTRIBUTION = "inference.distribution";
  private static final String TOKENS = "chat output tokens";
  private static final String GOOD = "chat good requests";
  private static final String CHAT = "chat";
  private static final String PIPELINE = "chat pipeline";
  private static final String BACKENDS = "chat backends";
  private static final String CACHES = "chat prefix caches";
  private static final String SIGNATURES = "chat signatures";
  private static final String NODES = "chat signing nodes";
  private static final String WIDTH = "chat parallel capacity";
  private static final String APART = "one failing apart";
  private static final FleetPlan FLEET = FleetPlan.standard();

  /** Reading two thousand words takes 200 ms. */
  private static final int PREFILL_MICROS = 100;

  private SpreadCases() {}

  static List<TruthCase> all() {
    return List.of(
        // Eight streams of 16 tokens in 160 ms are 800 tokens and 50 answers a second.
        load(
            lie(THROUGHPUT, "saturated", "two slots for eight requests, so 200 a second", TOKENS),
            plan -> plan.withFleet(FLEET.withSlots(2))),
        load(
            lie(THROUGHPUT, "first-tokens-late", "no first token within the limit", GOOD),
            plan -> plan.withFirstToken(new Latency(300, 0))),
        load(
            honest(THROUGHPUT, "cold-start", "the very first request takes 1 s longer", TOKENS),
            plan -> plan.withColdStartMillis(1000)),
        load(
            honest(THROUGHPUT, "enough-slots", "as many slots as requests, no more", TOKENS),
            plan -> plan.withFleet(FLEET.withSlots(8))),
        // Of a peak with up to eight requests under way 225 a second are claimed.
        peak(
            lie(THROUGHPUT, "never-that-much", "one slot, so 100 a second at any load", TOKENS),
            FLEET.withSlots(1)),
        peak(
            honest(
                THROUGHPUT, "peak-below-the-top", "four slots, so 400 a second from four", TOKENS),
            FLEET.withSlots(4)),
        beside(
            lie(REALTIME, "four-times-slower", "140 ms beside 35 ms, twice is claimed", CHAT),
            pace(8),
            new CentralisedPlan(new Latency(20, 0), new Latency(1, 0))),
        beside(
            honest(REALTIME, "both-slow", "as slow as the centralised one", CHAT),
            pace(4),
            new CentralisedPlan(new Latency(20, 0), new Latency(4, 0))),
        beside(
            honest(REALTIME, "cold-start", "the very first request takes 500 ms longer", CHAT),
            plan -> pace(2).apply(plan).withColdStartMillis(500),
            new CentralisedPlan(new Latency(20, 0), new Latency(2, 0))),
        piped(
            lie(DISTRIBUTION, "faster-than-light", "5 ms a token over the Atlantic", PIPELINE), 2),
        piped(
            honest(DISTRIBUTION, "slow-enough", "80 ms a token over the Atlantic", PIPELINE)
                .unproven(Reason.ATTRIBUTION),
            80),
        backed(
            lie(DISTRIBUTION, "one-backend", "one keeps what four were to draw for", CACHES),
            FLEET.withSticky(true)),
        backed(
            honest(DISTRIBUTION, "eight-backends", "each keeps what it has seen", CACHES)
                .unproven(Reason.ATTRIBUTION),
            FLEET.withBackends(8)),
        backed(
            honest(DISTRIBUTION, "fingerprints", "eight backends that name themselves", BACKENDS)
                .unproven(Reason.WEAK_SOURCE),
            FLEET.withBackends(8).withFingerprints(true)),
        signed(
            lie(DISTRIBUTION, "signed-by-gateway", "a key that no list has signs", SIGNATURES),
            Signing.BY_GATEWAY),
        signed(
            lie(
                DISTRIBUTION,
                "signed-for-another",
                "kept signatures of another answer",
                SIGNATURES),
            Signing.FOR_ANOTHER),
        signed(
            honest(DISTRIBUTION, "signed-by-nodes", "each node signs what it answers", SIGNATURES),
            Signing.BY_NODES),
        signed(
            honest(DISTRIBUTION, "four-nodes-sign", "four listed nodes sign in turn", NODES),
            Signing.BY_NODES),
        wide(
            honest(DISTRIBUTION, "eight-slots", "eight at once as fast as one", WIDTH),
            plan -> pace(4).apply(plan).withFleet(FLEET.withSlots(8)),
            2),
        wide(
            honest(DISTRIBUTION, "two-slots", "eight share what two could have", WIDTH)
                .unproven(Reason.ATTRIBUTION),
            plan -> pace(1).apply(plan).withFleet(FLEET.withSlots(2)),
            4),
        apart(
            lie(DISTRIBUTION, "down-together", "two that are independent fail at once", APART),
            Twins.TOGETHER),
        apart(
            honest(DISTRIBUTION, "down-apart", "each fails at times of its own", APART)
                .unproven(Reason.ATTRIBUTION),
            Twins.APART),
        apart(
            honest(DISTRIBUTION, "nightly-restarts", "both restart each night at three", APART)
                .unproven(Reason.ATTRIBUTION),
            Twins.NIGHTLY));
  }

  private static UnaryOperator<InferencePlan> pace(double nextMillis) {
    return plan ->
        plan.withFirstToken(new Latency(20, 0)).withNextToken(new Latency(nextMillis, 0));
  }

  private static TruthCase load(TruthCase of, UnaryOperator<InferencePlan> change) {
    return with(of, plan -> change.apply(pace(8).apply(plan)))
        .claiming(
            promising(
                "throughput",
                network ->
                    Map.of(
                        "atOnce", 8,
                        "outputTokensPerSecond", "400",
                        "goodRequestsPerSecond", "25",
                        "ttftAtMostMs", "150")));
  }

  private static TruthCase peak(TruthCase of, FleetPlan fleet) {
    return with(of, plan -> pace(8).apply(plan).withFleet(fleet))
        .claiming(
            promising(
                "throughput",
                network -> Map.of("atOnce", 8, "peak", true, "outputTokensPerSecond", "225")));
  }

  private static TruthCase beside(
      TruthCase of, UnaryOperator<InferencePlan> change, CentralisedPlan centralised) {
    return with(of, plan -> change.apply(plan).withCentralised(centralised))
        .claiming(
            promising(
                "realtime",
                network ->
                    Map.of(
                        "centralised",
                        Map.of(
                            "name", "the centralised endpoint",
                            "url", network.url("/centralised/v1/chat/completions"),
                            "model", "demo-model"),
                        "atMostTimes",
                        "2")));
  }

  /** Light takes 41.5 ms from Frankfurt to New York and back. */
  private static TruthCase piped(TruthCase of, double nextMillis) {
    return with(of, pace(nextMillis))
        .claiming(set("/endpoints/0/maxTokens", 8))
        .claiming(
            promising(
                "spread",
                network ->
                    Map.of(
                        "pipeline",
                        List.of(
                            Map.of(
                                "name", "Frankfurt", "latitude", "50.1109", "longitude", "8.6821"),
                            Map.of(
                                "name", "New York",
                                "latitude", "40.7128",
                                "longitude", "-74.0060")))));
  }

  private static TruthCase backed(TruthCase of, FleetPlan fleet) {
    return with(
            of,
            plan -> pace(2).apply(plan).withFleet(fleet.withPrefillMicrosPerWord(PREFILL_MICROS)))
        .claiming(
            promising("spread", network -> Map.of("backendsAtLeast", 4, "routing", "INDEPENDENT")));
  }

  private static TruthCase signed(TruthCase of, Signing signing) {
    return with(
            of, plan -> pace(1).apply(plan).withFleet(FLEET.withBackends(4).withSigning(signing)))
        .claiming(
            promising(
                "spread",
                network ->
                    Map.of(
                        "signed",
                        Map.of("nodeListUrl", network.url("/nodes.json"), "nodesAtLeast", 4))));
  }

  /** Eight under way are claimed to bring as many tokens as so many lone ones. */
  private static TruthCase wide(TruthCase of, UnaryOperator<InferencePlan> change, int atLeast) {
    return with(of, change)
        .claiming(set("/endpoints/0/maxTokens", 8))
        .claiming(
            promising("throughput", network -> Map.of("atOnce", 8, "outputTokensPerSecond", "1")))
        .claiming(promising("spread", network -> Map.of("parallelAtLeast", atLeast)));
  }

  /** Two further endpoints, which the monitors watched; nothing else is asked of them. */
  private static TruthCase apart(TruthCase of, Twins twins) {
    return of.serving(network -> network.withMonitors(monitors -> monitors.withTwins(twins)))
        .claiming(remove("/endpoints/0/latency"))
        .claiming(remove("/endpoints/0/availability"))
        .claiming(SpreadCases::watchTwins)
        .claiming(promising("spread", network -> Map.of("independentOf", List.of("two"))))
        .claiming(set("/spread/0/endpoint", "one"));
  }

  private static void watchTwins(ObjectNode claims, DemoNetwork network) {
    for (String twin : List.of("one", "two")) {
      ObjectNode endpoint = claims.required("endpoints").required(0).deepCopy();
      endpoint.put("id", twin).put("url", network.url("/v1/chat/completions/" + twin));
      claims.withArray("/endpoints").add(endpoint);
      ObjectNode sla = claims.withArray("/slas").addObject().put("endpoint", twin);
      sla.putObject("window").put("from", "2026-10-01T00:00:00Z").put("to", "2026-10-29T00:00:00Z");
      sla.put("atLeastShare", "0.5");
      for (String monitor : network.twinUrls()) {
        sla.withArray("/vantages").addObject().put("name", monitor).put("samples", monitor + twin);
      }
      sla.putObject("statement")
          .put("source", network.url())
          .put("date", "2026-10-01")
          .put("quote", "Up most of the time.");
    }
  }

  private static TruthCase with(TruthCase of, UnaryOperator<InferencePlan> change) {
    return of.serving(network -> network.withInference(change))
        .claiming(remove("/endpoints/0/latency"))
        .claiming(remove("/endpoints/0/availability"));
  }

  /** What is claimed of the endpoint beside its id and where it was said. */
  private interface Promise {
    Map<String, ?> of(DemoNetwork network);
  }

  private static ClaimsChange promising(String kind, Promise promise) {
    return (claims, network) -> {
      Map<String, ?> said =
          Map.of("source", network.url(), "date", "2026-11-01", "quote", "made up");
      set("/" + kind, List.of(promise.of(network))).change(claims, network);
      ObjectNode only = (ObjectNode) claims.required(kind).required(0);
      only.put("endpoint", CHAT);
      set("/" + kind + "/0/statement", said).change(claims, network);
    };
  }
}
