package dev.assay.demo.monitors;

import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Bindings;
import dev.assay.demo.http.Door;
import dev.assay.demo.plan.MonitorPlan;
import dev.assay.demo.plan.NetworkPlan;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two monitors, bound: the first at the plan's address with 4 as its last octet, the second with 5.
 * Each serves what it saw of the inference endpoint. Immutable.
 *
 * @param urls of the two documents of samples
 */
public record Monitors(List<String> urls) {
  private static final String PATH = "/availability-samples.json";
  private static final Instant MIDNIGHT = Instant.parse("2026-10-01T00:00:00Z");
  private static final int SECOND_OF_THE_MINUTE = 30;

  /** The wire shape of a document of samples. */
  record Samples(String schema, String url, List<Sample> samples) {}

  /** One probe beside its control. */
  record Sample(String at, boolean ok, boolean controlOk) {}

  /** Binds both; they watch the completions at this address. */
  public static Monitors bind(NetworkPlan network, String endpoint, Bindings bindings)
      throws IOException {
    MonitorPlan plan = network.monitors();
    String prefix = network.address().substring(0, network.address().lastIndexOf('.') + 1);
    return new Monitors(
        List.of(
            one(prefix + "4", network.port(), samples(plan, plan.firstDown(), endpoint), bindings),
            one(
                prefix + "5",
                network.port(),
                samples(plan, plan.secondDown(), endpoint),
                bindings)));
  }

  private static String one(String address, int port, Samples samples, Bindings bindings)
      throws IOException {
    var site = bindings.site(address, port);
    var document = Answer.json(samples);
    site.serve("GET", PATH, Door.answering(request -> document));
    return site.url() + PATH;
  }

  private static Samples samples(MonitorPlan plan, int down, String endpoint) {
    List<Sample> samples =
        IntStream.range(0, MonitorPlan.DAY)
            .mapToObj(
                minute ->
                    new Sample(
                        MIDNIGHT.plusSeconds(60L * minute + SECOND_OF_THE_MINUTE).toString(),
                        minute >= down,
                        minute >= plan.controlsDown()))
            .toList();
    return new Samples("assay.availability-samples/v1", endpoint, samples);
  }
}
