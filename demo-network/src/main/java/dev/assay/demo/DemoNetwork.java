package dev.assay.demo;

import dev.assay.demo.dataset.Dataset;
import dev.assay.demo.http.Bindings;
import dev.assay.demo.http.Site;
import dev.assay.demo.inference.Inference;
import dev.assay.demo.market.Market;
import dev.assay.demo.monitors.Monitors;
import dev.assay.demo.nodes.NodeList;
import dev.assay.demo.nodes.Nodes;
import dev.assay.demo.oracles.Oracle;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.publications.Publications;
import dev.assay.demo.seed.Seed;
import dev.assay.demo.token.Token;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * A running demo network: everything that its plan names is bound and answers.
 *
 * <p>Thread-safe. Closing frees every port and cuts what is under way.
 */
public final class DemoNetwork implements AutoCloseable {
  private final Bindings bindings;
  private final Site site;
  private final Nodes nodes;
  private final Dataset dataset;
  private final Token token;
  private final Monitors monitors;
  private final Market market;

  private DemoNetwork(NetworkPlan plan, InstantSource clock, Bindings bindings) throws IOException {
    this.bindings = bindings;
    site = bindings.site(plan.address(), plan.port());
    nodes = Nodes.bind(plan, bindings);
    token = Token.bind(plan, clock, bindings);
    dataset = new Dataset(new Seed(plan.seed()), plan.dataset());
    monitors =
        Monitors.bind(
            plan, url("/v1/chat/completions"), nodeList().nodes().getFirst(), clock, bindings);
    market = Market.bind(plan, bindings);
    nodes.listOn(site);
    dataset.openOn(site);
    token.openOn(site);
    var seed = new Seed(plan.seed());
    new Inference(seed, plan.inference(), clock).openOn(site, "");
    new Inference(seed, plan.inference().ofCentralised(), clock).openOn(site, "/centralised");
    new Publications(plan, clock).openOn(site);
    new Oracle(seed, plan.oracle(), clock, plan.token().chainId()).openOn(site);
    market.openOn(site);
    plan.htmlPages().forEach(site::html);
  }

  /**
   * Binds a network and returns when all of it answers.
   *
   * @throws dev.assay.demo.http.AddressUnavailableException if a port is taken or an address is not
   *     of this machine; nothing stays bound
   */
  public static DemoNetwork start(NetworkPlan plan) throws IOException {
    return start(plan, InstantSource.system());
  }

  /** Binds a network whose chain and answers tell the time of a clock. */
  public static DemoNetwork start(NetworkPlan plan, InstantSource clock) throws IOException {
    var bindings = new Bindings();
    try {
      return new DemoNetwork(plan, clock, bindings);
    } catch (IOException | RuntimeException e) {
      bindings.close();
      throw e;
    }
  }

  /** Serves a plan from the command line; see {@link DemoNetworkCommand}. */
  public static void main(String[] arguments) {
    System.exit(DemoNetworkCommand.run(arguments));
  }

  /** Where lists, dataset, completions and accepted assets lie; without a slash at the end. */
  public String url() {
    return site.url();
  }

  /** The main address and a path, such as {@code /nodes.json}. */
  public String url(String path) {
    return site.url() + path;
  }

  /** The first and the second chain endpoint; without a slash at the end. */
  public List<String> chainUrls() {
    return token.chainUrls();
  }

  /** What the two monitors saw of the completions. */
  public List<String> monitorUrls() {
    return monitors.urls();
  }

  /** How fast the two monitors, in eu-central, saw the completions. */
  public List<String> latencyUrls() {
    return monitors.latencyUrls();
  }

  /**
   * What the two monitors saw of the twins: the beginnings of addresses that a twin's name ends,
   * {@code one} or {@code two}, as it ends the completions' address.
   */
  public List<String> twinUrls() {
    return monitors.twinUrls();
  }

  /**
   * The signed logs of the first node's uptime: two of the first monitor's, two of the second's.
   */
  public List<String> uptimeUrls() {
    return monitors.uptimeUrls();
  }

  /** The begin of the day that those logs are of, in UTC: the last whole one before the start. */
  public Instant uptimeDay() {
    return monitors.uptimeDay();
  }

  /** The page with a large cloud's price. */
  public String cloudUrl() {
    return market.cloudUrl();
  }

  /** The page of a provider that the project leases from. */
  public String providerUrl() {
    return market.providerUrl();
  }

  /** The project's node list, as it is served. */
  public NodeList nodeList() {
    return nodes.list();
  }

  /** SHA-256 of the Croissant document, in lower-case hex; what a dossier pins. */
  public String croissantDigest() {
    return dataset.croissantDigest();
  }

  @Override
  public void close() {
    bindings.close();
  }
}
