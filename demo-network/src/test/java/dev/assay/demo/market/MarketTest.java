package dev.assay.demo.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.Http;
import dev.assay.demo.plan.NetworkPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketTest {

  @Test
  void givenPricesAndSources_whenServed_thenEachStandsOnItsOwnPage() throws Exception {
    // Given
    var plan =
        NetworkPlan.standard()
            .withMarket(
                m ->
                    m.withPriceCents(199)
                        .withCloudPriceCents(210)
                        .withProvider("Other Metal")
                        .withSources(List.of("Third Metal")));
    try (var network = DemoNetwork.start(plan)) {
      // When
      JsonNode sources = Http.getJson(network.url("/hardware-sources.json"));

      // Then
      assertThat(text(network.url("/prices.html"))).contains("$1.99");
      assertThat(text(network.cloudUrl())).contains("$2.10");
      assertThat(text(network.providerUrl())).contains("Other Metal");
      assertThat(network.cloudUrl()).startsWith("http://127.42.0.6:");
      assertThat(sources.path("schema").asText()).isEqualTo("assay.hardware-sources/v1");
      assertThat(sources.at("/sources/0/name").asText()).isEqualTo("Third Metal");
      assertThat(sources.at("/sources/0/relation").asText()).isEqualTo("LEASED");
    }
  }

  private static String text(String url) throws Exception {
    return new String(Http.get(url).body(), StandardCharsets.UTF_8);
  }
}
