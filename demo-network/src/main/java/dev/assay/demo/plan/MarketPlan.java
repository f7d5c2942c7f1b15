package dev.assay.demo.plan;

import java.util.List;

/**
 * What an hour of an accelerator costs, and whose hardware it is.
 *
 * @param priceCents US cents on the project's page
 * @param cloudPriceCents US cents on the page of a large cloud
 * @param provider the name on a provider's page
 * @param sources the names on the project's own list of its sources, all of them leased from
 */
public record MarketPlan(
    int priceCents, int cloudPriceCents, String provider, List<String> sources) {
  private static final String PROVIDER = "Example Metal";
  private static final int MOST_CENTS = 1_000_000;

  public MarketPlan {
    Demand.between("market.priceCents", priceCents, 1, MOST_CENTS);
    Demand.between("market.cloudPriceCents", cloudPriceCents, 1, MOST_CENTS);
    sources = List.copyOf(sources);
  }

  /** 1.19 against 2.49; the provider exists and is listed. */
  public static MarketPlan standard() {
    return new MarketPlan(119, 249, PROVIDER, List.of(PROVIDER));
  }

  public MarketPlan withPriceCents(int cents) {
    return new MarketPlan(cents, cloudPriceCents, provider, sources);
  }

  public MarketPlan withCloudPriceCents(int cents) {
    return new MarketPlan(priceCents, cents, provider, sources);
  }

  public MarketPlan withProvider(String name) {
    return new MarketPlan(priceCents, cloudPriceCents, name, sources);
  }

  public MarketPlan withSources(List<String> names) {
    return new MarketPlan(priceCents, cloudPriceCents, provider, names);
  }
}
