package dev.assay.system.truth;

import static dev.assay.system.truth.ClaimsChange.remove;
import static dev.assay.system.truth.ClaimsChange.set;
import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import dev.assay.demo.plan.Framing;
import dev.assay.demo.plan.InferencePlan;
import dev.assay.demo.plan.InferencePlan.Fault;
import dev.assay.verification.check.Sampling;
import dev.assay.verification.finding.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The inference layer's cases of latency and availability: 100 to 300 requests each, so that a run
 * takes seconds. With three statistical claims and a stated error of 1 % each decision is held to
 * 1/300. Then of 300 a median is refuted from 185 above the limit, and a p95 or a success of 95 %
 * from 34 misses. The lies lie far beyond; {@code TruthMarginsTest} computes how improbable it is
 * that one is missed.
 */
final class InferenceCases {
  static final int REQUESTS = 300;

  /** The share of requests that a lie of a share spoils. */
  static final double SPOILT = 0.3;

  private static final String LATENCY = "inference.latency";
  private static final String AVAILABILITY = "inference.availability";
  private static final String TTFT_P50 = "chat TTFT p50";
  private static final String E2E_P95 = "chat E2E p95";
  private static final String REGIONAL = "chat E2E p95 in eu-central";
  private static final String ELSEWHERE = "chat E2E p95 in ap-south";
  private static final String CHAT = "chat";

  private InferenceCases() {}

  static List<TruthCase> all() {
    TruthCase slow =
        with(
            lie(LATENCY, "ttft-100-times", "half of all first tokens take 2 s or more", TTFT_P50),
            plan -> plan.withFirstToken(plan.firstToken().times(100)));
    TruthCase cold =
        with(
            honest(LATENCY, "cold-start", "the very first request takes 3 s longer", TTFT_P50),
            plan -> plan.withColdStartMillis(3000));
    TruthCase failing = failing(Fault.SERVER_ERROR, "status 500");
    TruthCase framed =
        with(
            honest(AVAILABILITY, "framing", "four tokens a chunk, keep-alives between", CHAT),
            plan -> plan.withFraming(new Framing(4, true, true)));
    return List.of(
        slow,
        slow.throughGateway(),
        with(
            lie(LATENCY, "hidden-tail", "30 % of answers take 60 times as long", E2E_P95),
            plan -> plan.withSlow(SPOILT, 60)),
        with(
            lie(LATENCY, "slow-tokens", "the tokens after the first take 200 ms each", E2E_P95),
            plan -> plan.withNextToken(plan.nextToken().times(100))),
        failing,
        failing(Fault.CUT, "a connection that is cut"),
        failing(Fault.ERROR_IN_STREAM, "an error inside a 200"),
        failing(Fault.RATE_LIMITED, "status 429 below the claimed load"),
        cold,
        cold.throughGateway(),
        with(
                honest(LATENCY, "slow-but-within", "answers take 1.2 s, 4 s are claimed", E2E_P95),
                plan -> plan.withNextToken(plan.nextToken().times(40)))
            .claiming(set("/endpoints/0/latency/1/atMostMs", "4000")),
        inEuCentral(
            lie(LATENCY, "slow-region", "fast from here, 30 % slow from eu-central", REGIONAL)
                .serving(network -> network.withMonitors(m -> m.withSlowInTen(3)))),
        inEuCentral(
            with(
                honest(LATENCY, "fast-region", "slow from here, fast from eu-central", REGIONAL),
                plan -> plan.withFirstToken(plan.firstToken().times(100)))),
        inEuCentral(
                honest(LATENCY, "no-vantage", "nobody measured in ap-south", ELSEWHERE)
                    .unproven(Reason.NO_SOURCE))
            .claiming(
                set(
                    "/endpoints/0/latency/0/region",
                    Map.of("name", "ap-south", "samples", List.of()))),
        framed,
        with(
            honest(AVAILABILITY, "rare-failure", "one request in a thousand fails", CHAT),
            plan -> plan.withFault(Fault.SERVER_ERROR, 0.001)));
  }

  /** Claims one percentile alone, from the region in which the demo's two monitors stand. */
  private static TruthCase inEuCentral(TruthCase of) {
    return with(of, plan -> plan)
        .claiming(remove("/endpoints/0/availability"))
        .claiming(remove("/endpoints/0/latency/0"))
        .claiming(
            (claims, network) ->
                set(
                        "/endpoints/0/latency/0/region",
                        Map.of("name", "eu-central", "samples", network.latencyUrls()))
                    .change(claims, network));
  }

  private static TruthCase failing(Fault fault, String words) {
    String name = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return with(
        lie(AVAILABILITY, name, "30 % of requests end with " + words, CHAT),
        plan -> plan.withFault(fault, SPOILT));
  }

  private static TruthCase with(TruthCase of, UnaryOperator<InferencePlan> change) {
    return of.serving(network -> network.withInference(change))
        .sampling(InferenceCases::requests)
        .claiming(set("/endpoints/0/requestsPerSecond", "60"))
        .claiming(set("/endpoints/0/availability/atLeastShare", "0.95"));
  }

  private static Sampling requests(Sampling standard) {
    return new Sampling(
        standard.deadShare(),
        standard.maxNodes(),
        REQUESTS,
        standard.inferenceRequestsAtLeast(),
        standard.maxDatasetBytes());
  }
}
