package dev.assay.system.truth;

import static dev.assay.system.truth.ClaimsChange.remove;
import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.plan.InferencePlan;
import dev.assay.demo.plan.Latency;
import java.net.URI;
import java.util.List;

/**
 * The cases of a fast path: first tokens take 60 ms, with so little scatter that one group's sixty
 * times lie all on one side of 1.5 times the other's, unless this machine holds many of them up.
 */
final class FastPathCases {
  private static final String FAST_PATH = "inference.fast-path";
  private static final String CHAT = "chat";
  private static final String ELSEWHERE = "chat from a second address";

  private FastPathCases() {}

  static List<TruthCase> all() {
    return List.of(
        keys(
            lie(FAST_PATH, "known-auditor", "the known key is served four times as fast", CHAT), 4),
        keys(honest(FAST_PATH, "a-tenth-slower", "the second key waits a tenth longer", CHAT), 1.1),
        addresses(
            lie(
                FAST_PATH,
                "known-address",
                "the address that the verifier usually asks from is served four times as fast",
                ELSEWHERE),
            4),
        addresses(
            honest(
                FAST_PATH,
                "address-a-tenth-slower",
                "another address than the usual one waits a tenth longer",
                ELSEWHERE),
            1.1));
  }

  private static TruthCase addresses(TruthCase of, double secondFactor) {
    return keys(of, 1)
        .serving(
            network ->
                network.withInference(
                    plan ->
                        plan.withServed(
                            plan.served()
                                .withAddressFactor(Targets.SECOND_ADDRESS, secondFactor))));
  }

  private static TruthCase keys(TruthCase of, double secondFactor) {
    return of.serving(network -> network.withInference(plan -> slowed(plan, secondFactor)))
        .claiming(remove("/endpoints/0/latency"))
        .claiming(remove("/endpoints/0/availability"))
        .claiming(FastPathCases::promise);
  }

  private static InferencePlan slowed(InferencePlan plan, double secondFactor) {
    return plan.withFirstToken(new Latency(60, 0.05))
        .withNextToken(new Latency(4, 0.05))
        .withServed(plan.served().withKeyFactor(Targets.SECOND_KEY, secondFactor));
  }

  private static void promise(ObjectNode claims, DemoNetwork network) {
    String host = URI.create(network.url()).getHost();
    ClaimsChange.set("/endpoints/0/secret", host).change(claims, network);
    claims
        .withArray("/equalService")
        .addObject()
        .put("endpoint", CHAT)
        .put("secondSecret", host + "_second")
        .putObject("statement")
        .put("source", network.url())
        .put("date", "2026-11-01")
        .put("quote", "Every customer is served from the same queue.");
  }
}
