package dev.assay.demo.market;

import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Bindings;
import dev.assay.demo.http.Door;
import dev.assay.demo.http.Site;
import dev.assay.demo.plan.MarketPlan;
import dev.assay.demo.plan.NetworkPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Pages about prices and hardware: the project's own on its main address, and those of a cloud and
 * a provider, bound at the plan's address with 6 as its last octet. Immutable.
 *
 * @param cloudUrl the page with the cloud's price
 * @param providerUrl the page of the provider
 */
public record Market(MarketPlan plan, String cloudUrl, String providerUrl) {
  private static final String PRICES = "/prices.html";
  private static final String PROVIDER = "/provider.html";

  /** The wire shape of the list of sources. */
  record Sources(String schema, List<Source> sources) {}

  /** One source. */
  record Source(String name, String relation) {}

  /** Binds the others' pages. */
  public static Market bind(NetworkPlan network, Bindings bindings) throws IOException {
    MarketPlan plan = network.market();
    String prefix = network.address().substring(0, network.address().lastIndexOf('.') + 1);
    Site others = bindings.site(prefix + "6", network.port());
    serve(others, PRICES, page("Big Cloud: H100 SXM, on demand", price(plan.cloudPriceCents())));
    serve(others, PROVIDER, page(plan.provider(), "Servers to rent."));
    return new Market(plan, others.url() + PRICES, others.url() + PROVIDER);
  }

  /** Serves the project's own page and list. */
  public void openOn(Site site) {
    List<Source> listed = plan.sources().stream().map(s -> new Source(s, "LEASED")).toList();
    serve(site, PRICES, page("H100 SXM, on demand", price(plan.priceCents())));
    serve(
        site,
        "/hardware-sources.json",
        Answer.json(new Sources("assay.hardware-sources/v1", listed)));
  }

  private static String price(int cents) {
    return "$" + BigDecimal.valueOf(cents, 2) + " for an hour of one accelerator";
  }

  private static Answer page(String title, String text) {
    String html =
        "<!DOCTYPE html><title>%s</title><h1>%s</h1><p>%s</p>\n".formatted(title, title, text);
    return Answer.bytes("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  private static void serve(Site site, String path, Answer answer) {
    site.serve("GET", path, Door.answering(request -> answer));
  }
}
