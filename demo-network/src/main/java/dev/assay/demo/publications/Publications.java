package dev.assay.demo.publications;

import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Door;
import dev.assay.demo.http.Site;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.seed.Seed;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** The live figures, the traffic's log and the benchmark's, as they are served. Thread-safe. */
public final class Publications {
  private final NetworkPlan network;
  private final InstantSource clock;

  public Publications(NetworkPlan network, InstantSource clock) {
    this.network = network;
    this.clock = clock;
  }

  /** Serves them. */
  public void openOn(Site site) {
    String endpoint = site.url() + "/v1/chat/completions";
    var figures = new LiveFigures(network.publications(), network.inference(), endpoint);
    var log =
        Answer.json(
            BenchmarkLog.of(new Seed(network.seed()), network.inference(), network.publications()));
    site.serve(
        "GET",
        "/published/metrics.json",
        Door.answering(request -> Answer.json(figures.at(clock.instant()))));
    var traffic = new TrafficLog(new Seed(network.seed()), network.inference(), endpoint);
    site.serve(
        "GET",
        "/published/traffic.ndjson",
        Door.answering(
            request ->
                Answer.bytes(
                    "application/x-ndjson",
                    traffic.at(clock.instant()).getBytes(StandardCharsets.UTF_8))));
    site.serve("GET", "/published/benchmark.json", Door.answering(request -> log));
  }
}
