package dev.assay.system.truth;

import static dev.assay.system.truth.ClaimsChange.remove;
import static dev.assay.system.truth.ClaimsChange.set;
import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.oracles.OracleRounds;
import dev.assay.demo.plan.InferencePlan;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.plan.OraclePlan;
import dev.assay.demo.plan.OraclePlan.Chained;
import dev.assay.demo.plan.PublicationPlan;
import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The cases of what a project publishes: logs, live figures, an oracle's answers. Nothing of logs
 * and oracles is left to chance. Where first tokens take a second (median, sigma 0.35) and a
 * fiftieth is published, all but one request in many millions exceed the figure; what a busy prober
 * may have added is taken off and leaves that so.
 */
final class DocumentCases {
  private static final String LOGS = "inference.recorded-logs";
  private static final String METRICS = "inference.published-metrics";
  private static final String ORACLE = "inference.oracle";
  private static final String ON_CHAIN = "demo on-chain";
  private static final String P95 = "run E2E p95";
  private static final String LOGGED = "chat logged TTFT p50";
  private static final String TTFT = "chat published TTFT p50";

  private DocumentCases() {}

  static List<TruthCase> all() {
    return List.of(
        log(
            lie(
                LOGS,
                "better-percentile",
                "the log's p95 is half of its values'",
                "run consistency"),
            plan -> plan.withLogFactor(0.5)),
        log(
            lie(LOGS, "slow-requests", "30 % of the log's requests took 2 s and more", P95),
            plan -> plan.withLogSlowShare(0.3)),
        log(
                honest(LOGS, "own-word", "a log of its own that fits in every figure", P95),
                plan -> plan)
            .unproven(Reason.WEAK_SOURCE),
        metrics(
                lie(METRICS, "too-good", "live figures are a fiftieth of what users get", TTFT),
                plan -> plan.withMetricsFactor(0.02))
            .serving(network -> network.withInference(DocumentCases::slow)),
        metrics(
            honest(METRICS, "far-users", "users far away see more than we measure", TTFT),
            plan -> plan),
        metrics(
                honest(METRICS, "no-counts", "live figures don't say n", TTFT),
                plan -> plan.withWithoutCounts(true))
            .unproven(Reason.WEAK_SOURCE),
        metrics(
                honest(METRICS, "frozen", "the window moves, the digits don't", TTFT),
                plan -> plan.withFrozen(true))
            .unproven(Reason.WEAK_SOURCE),
        logged(
            lie(
                METRICS,
                "half-of-its-log",
                "the live p50 is half of what its own traffic log holds",
                TTFT + " in its log"),
            plan -> plan.withMetricsFactor(0.5)),
        logged(
                honest(
                    METRICS,
                    "own-log",
                    "live figures are worse than their own log, which nobody signed",
                    TTFT + " in its log"),
                plan -> plan)
            .unproven(Reason.WEAK_SOURCE),
        logged(
            honest(METRICS, "far-traffic", "a router logs what users far away see", LOGGED),
            plan -> plan),
        oracle(
            lie(ORACLE, "stale", "the newest answer is five minutes late", "demo freshness"),
            plan -> plan.withLateSeconds(300)),
        oracle(
            lie(ORACLE, "stranger", "the third signer isn't registered", "demo quorum"),
            plan -> plan.withUnregistered(true)),
        oracle(
            lie(ORACLE, "replay", "the newest round repeats the one before", "demo replays"),
            plan -> plan.withReplayed(true)),
        oracle(
            honest(ORACLE, "extra-signer", "an unregistered fourth signs too", "demo quorum"),
            plan -> plan.withExtraSigner(true)),
        oracle(
            honest(ORACLE, "slow-chain", "answers come 20 seconds late", "demo freshness"),
            plan -> plan.withLateSeconds(20)),
        onChain(
            lie(ORACLE, "no-transaction", "no chain knows the named transactions", ON_CHAIN),
            Chained.MISSING),
        onChain(
            lie(ORACLE, "reverted", "the named transactions took no effect", ON_CHAIN),
            Chained.REVERTED),
        onChain(
            lie(ORACLE, "unknown-sender", "an unregistered account sends the answers", ON_CHAIN),
            Chained.STRANGER),
        onChain(
            lie(ORACLE, "other-value", "the contract got one unit more than is served", ON_CHAIN),
            Chained.OTHER_VALUE),
        onChain(
            honest(ORACLE, "on-chain", "half an hour of answers stands on chain", ON_CHAIN),
            Chained.AS_SERVED),
        onChain(
            honest(ORACLE, "providers-differ", "one provider of two knows nothing", ON_CHAIN)
                .unproven(Reason.SOURCES_DISAGREE),
            Chained.DISPUTED));
  }

  private static TruthCase log(TruthCase of, UnaryOperator<PublicationPlan> change) {
    return alone(of, network -> network.withPublications(change))
        .claiming(DocumentCases::recordedLog);
  }

  /** The figures' own load: no latency and no availability are claimed beside them. */
  private static TruthCase metrics(TruthCase of, UnaryOperator<PublicationPlan> change) {
    return alone(of, network -> network.withPublications(change))
        .claiming(set("/endpoints/0/requestsPerSecond", "60"))
        .claiming(
            (claims, network) ->
                said(
                    claims
                        .withArray("/publishedMetrics")
                        .addObject()
                        .put("endpoint", "chat")
                        .put("url", network.url("/published/metrics.json")),
                    network));
  }

  private static TruthCase logged(TruthCase of, UnaryOperator<PublicationPlan> change) {
    return metrics(of, change)
        .claiming(
            (claims, network) ->
                ClaimsChange.set(
                        "/publishedMetrics/0/log", network.url("/published/traffic.ndjson"))
                    .change(claims, network));
  }

  private static InferencePlan slow(InferencePlan plan) {
    return plan.withFirstToken(plan.firstToken().times(50));
  }

  private static TruthCase oracle(TruthCase of, UnaryOperator<OraclePlan> change) {
    return alone(of, network -> network.withOracle(change)).claiming(DocumentCases::feed);
  }

  /**
   * Sixty rounds, so that the chain is final past half of them; about ten are looked up of those.
   */
  private static TruthCase onChain(TruthCase of, Chained how) {
    return oracle(of, plan -> plan.withRounds(60).withChained(how))
        .serving(network -> network.withToken(token -> token.withChainId(Targets.ORACLE_CHAIN)))
        .claiming(
            set(
                "/oracles/0/onChain",
                Map.of(
                    "chain",
                    "eip155:" + Targets.ORACLE_CHAIN,
                    "address",
                    OracleRounds.CONTRACT,
                    "decimals",
                    2)));
  }

  private static TruthCase alone(TruthCase of, UnaryOperator<NetworkPlan> change) {
    return of.serving(change)
        .claiming(remove("/endpoints/0/latency"))
        .claiming(remove("/endpoints/0/availability"));
  }

  private static void recordedLog(ObjectNode claims, DemoNetwork network) {
    ObjectNode log =
        claims
            .withArray("/recordedLogs")
            .addObject()
            .put("id", "run")
            .put("url", network.url("/published/benchmark.json"))
            .put("format", "VLLM");
    ArrayNode shows = log.putArray("shows");
    ObjectNode shown =
        shows.addObject().put("metric", "E2E").put("percentile", "0.95").put("atMostMs", "800");
    said(shown, network);
    said(log, network);
  }

  private static void feed(ObjectNode claims, DemoNetwork network) {
    ObjectNode oracle =
        claims
            .withArray("/oracles")
            .addObject()
            .put("id", "demo")
            .put("answersUrl", network.url("/oracle/answers.json"))
            .put("registryUrl", network.url("/oracle/registry.json"))
            .put("heartbeatSeconds", 60)
            .put("deviationShare", "0.005")
            .put("quorum", 3);
    said(oracle, network);
  }

  private static void said(ObjectNode claim, DemoNetwork network) {
    claim
        .putObject("statement")
        .put("source", network.url())
        .put("date", "2026-11-01")
        .put("quote", "Made up for this case.");
  }
}
