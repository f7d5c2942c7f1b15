package dev.assay.demo.monitors;

import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Bindings;
import dev.assay.demo.http.Door;
import dev.assay.demo.http.Site;
import dev.assay.demo.nodes.NodeList;
import dev.assay.demo.plan.MonitorPlan;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.seed.Seed;
import dev.assay.demo.uptime.UptimeLogs;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two monitors, bound: the first at the plan's address with 4 as its last octet, the second with 5.
 * Each serves what it saw of the inference endpoint. Immutable.
 *
 * @param urls of the two documents of availability samples
 * @param latencyUrls of the two documents of latency samples
 * @param twinUrls of the two monitors, each the beginning of an address that a twin's name ends
 * @param uptimeUrls of the first monitor's two logs of the first node, then the second's
 * @param uptimeDay the begin of the day that they are of, the last whole one before the start
 */
public record Monitors(
    List<String> urls,
    List<String> latencyUrls,
    List<String> twinUrls,
    List<String> uptimeUrls,
    Instant uptimeDay) {
  /** By which names the two sign what they saw of nodes. */
  public static final List<String> NAMES = List.of("first", "second");

  private static final String PATH = "/availability-samples.json";
  private static final String LATENCY_PATH = "/latency-samples.json";
  private static final String UPTIME_PATH = "/uptime-log-";
  private static final String TWINS_PATH = "/availability-samples/";
  private static final Instant MIDNIGHT = Instant.parse("2026-10-01T00:00:00Z");
  private static final int SECOND_OF_THE_MINUTE = 30;

  /** The wire shape of a document of samples. */
  record Samples(String schema, String url, List<Sample> samples) {}

  /** One probe beside its control. */
  record Sample(String at, boolean ok, boolean controlOk) {}

  /** Binds both; they watch the completions at this address. */
  public static Monitors bind(
      NetworkPlan network,
      String endpoint,
      NodeList.Entry node,
      InstantSource clock,
      Bindings bindings)
      throws IOException {
    MonitorPlan plan = network.monitors();
    String prefix = network.address().substring(0, network.address().lastIndexOf('.') + 1);
    var times = new RegionalTimes(endpoint, network.inference().model(), plan);
    var first = bindings.site(prefix + "4", network.port());
    var second = bindings.site(prefix + "5", network.port());
    serve(first, samples(plan, plan.firstDown(), endpoint), times, clock);
    serve(second, samples(plan, plan.secondDown(), endpoint), times, clock);
    var twins = new TwinSamples(new Seed(network.seed()), plan.twins(), endpoint);
    for (String name : TwinSamples.NAMES) {
      var document = Answer.json(twins.of(name));
      for (Site site : List.of(first, second)) {
        site.serve("GET", TWINS_PATH + name, Door.answering(request -> document));
      }
    }
    Instant day = clock.instant().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    return new Monitors(
        List.of(first.url() + PATH, second.url() + PATH),
        List.of(first.url() + LATENCY_PATH, second.url() + LATENCY_PATH),
        List.of(first.url() + TWINS_PATH, second.url() + TWINS_PATH),
        logs(List.of(first, second), network, node, day),
        day);
  }

  /** Signed only when they are asked for, as most networks' aren't. */
  private static List<String> logs(
      List<Site> sites, NetworkPlan network, NodeList.Entry node, Instant day) {
    List<String> urls = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      var seed = new Seed(network.seed());
      var logs = new UptimeLogs(seed, NAMES.get(i), node, day, network.monitors().nodeDown());
      for (int half = 0; half < 2; half++) {
        int number = half;
        String path = UPTIME_PATH + (half + 1) + ".json";
        sites.get(i).serve("GET", path, Door.answering(request -> logs.of(number)));
        urls.add(sites.get(i).url() + path);
      }
    }
    return List.copyOf(urls);
  }

  private static void serve(Site site, Samples samples, RegionalTimes times, InstantSource clock) {
    var document = Answer.json(samples);
    site.serve("GET", PATH, Door.answering(request -> document));
    site.serve(
        "GET", LATENCY_PATH, Door.answering(request -> Answer.json(times.upTo(clock.instant()))));
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
