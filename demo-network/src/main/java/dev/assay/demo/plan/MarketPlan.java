package dev.assay.demo.plan;

import java.math.BigDecimal;
import java.util.List;

/**
 * What an hour of an accelerator costs, and whose hardware it is.
 *
 * @param price US dollars on the project's page
 * @param cloudPrice US dollars on the page of a large cloud
 * @param provider the name on a provider's page
 * @param sources the names on the project's own list of its sources, all of them leased from
 */
public record MarketPlan(
    BigDecimal price, BigDecimal cloudPrice, String provider, List<String> sources) {
  private static final String PROVIDER = "Example Metal";

  public MarketPlan {
    Demand.that(price.signum() > 0, "market.price must be positive");
    Demand.that(cloudPrice.signum() > 0, "market.cloudPrice must be positive");
    sources = List.copyOf(sources);
  }

  /** 1.19 against 2.49; the provider exists and is listed. */
  public static MarketPlan standard() {
    return new MarketPlan(
        new BigDecimal("1.19"), new BigDecimal("2.49"), PROVIDER, List.of(PROVIDER));
  }

  public MarketPlan withPrice(BigDecimal usd) {
    return new MarketPlan(usd, cloudPrice, provider, sources);
  }

  public MarketPlan withCloudPrice(BigDecimal usd) {
    return new MarketPlan(price, usd, provider, sources);
  }

  public MarketPlan withProvider(String name) {
    return new MarketPlan(price, cloudPrice, name, sources);
  }

  public MarketPlan withSources(List<String> names) {
    return new MarketPlan(price, cloudPrice, provider, names);
  }
}
