package dev.assay.demo.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.Http;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.plan.TokenPlan;
import dev.assay.demo.plan.TokenPlan.Answers;
import java.math.BigInteger;
import java.net.ConnectException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTest {
  private static final String SUPPLY = call("0x18160ddd", "\"latest\"");
  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:05Z");
  private static final long HEAD = 365L * 24 * 3600 / 12;

  @Test
  void bothEndpointsTellOneChainAndOneSupply() throws Exception {
    // Given
    try (var network = network(token -> token)) {
      for (String chain : network.chainUrls()) {
        // When, Then
        assertThat(number(ask(chain, "eth_chainId", ""))).isEqualTo(424_242);
        assertThat(number(ask(chain, "eth_blockNumber", ""))).isEqualTo(HEAD);
        assertThat(supply(chain)).isEqualTo(BILLION.multiply(BigInteger.TEN.pow(18)));
        assertThat(number(ask(chain, "eth_call", call("0x313ce567", "\"0x10\"")))).isEqualTo(18);
      }
      assertThat(ask(network.chainUrls().get(0), "eth_getBlockByNumber", "\"0x10\", false"))
          .isEqualTo(ask(network.chainUrls().get(1), "eth_getBlockByNumber", "\"0x10\", false"));
    }
  }

  @ParameterizedTest
  @CsvSource({"latest, 0", "finalized, 64", "safe, 64", "0x1, 2627999"})
  void blocksAreLinkedAndDated(String tag, long behindHead) throws Exception {
    // Given
    try (var network = network(token -> token)) {
      String chain = network.chainUrls().getFirst();

      // When
      var block = ask(chain, "eth_getBlockByNumber", "\"" + tag + "\", false");

      // Then
      long height = HEAD - behindHead;
      String parent = "\"0x" + Long.toHexString(height - 1) + "\", false";
      assertThat(number(block.path("number"))).isEqualTo(height);
      assertThat(block.path("hash").asText()).matches("0x[0-9a-f]{64}");
      assertThat(block.path("parentHash"))
          .isEqualTo(ask(chain, "eth_getBlockByNumber", parent).path("hash"));
      assertThat(number(block.path("timestamp")))
          .isEqualTo(Instant.parse("2025-01-01T00:00:00Z").getEpochSecond() + 12 * height);
    }
  }

  @Test
  void whatTheChainDoesNotKnowIsSaidAsNodesSayIt() throws Exception {
    // Given
    try (var network = network(token -> token)) {
      String chain = network.chainUrls().getFirst();

      // When, Then
      assertThat(errorCode(chain, "net_version", "")).isEqualTo(-32601);
      assertThat(errorCode(chain, "eth_call", call("0x12345678", "\"latest\""))).isEqualTo(3);
      assertThat(errorCode(chain, "eth_call", call("0x18160ddd", "\"0xffffffff\"")))
          .isEqualTo(-32000);
      assertThat(errorCode(chain, "eth_getBlockByNumber", "\"soon\"")).isEqualTo(-32602);
      assertThat(ask(chain, "eth_getBlockByNumber", "\"0xffffffff\", false").isNull()).isTrue();
      assertThat(ask(chain, "eth_call", "{\"to\":\"0x00\",\"data\":\"0x18160ddd\"}").asText())
          .isEqualTo("0x");
      assertThat(Http.postJson(chain + "/", "no json").at("/error/code").asInt()).isEqualTo(-32600);
    }
  }

  @Test
  void aBatchIsAnsweredAsAList() throws Exception {
    // Given
    try (var network = network(token -> token)) {
      // When
      var replies =
          Http.postJson(
              network.chainUrls().getFirst() + "/",
              "[{\"id\":1,\"method\":\"eth_chainId\"},{\"id\":2,\"method\":\"none\"}]");

      // Then
      assertThat(replies).hasSize(2);
      assertThat(replies.at("/1/error/code").asInt()).isEqualTo(-32601);
    }
  }

  @Test
  void theBankTellsTheSupplyAtTheHeightAskedFor() throws Exception {
    // Given
    try (var network = network(token -> token)) {
      String supply =
          network.chainUrls().getLast() + "/cosmos/bank/v1beta1/supply/by_denom?denom=udemo";

      // When
      var latest = Http.send(Http.to(supply));
      var earlier = Http.send(Http.to(supply).header("x-cosmos-block-height", "123"));
      var later = Http.send(Http.to(supply).header("x-cosmos-block-height", "99999999"));

      // Then
      assertThat(Http.json(latest.body()).at("/amount/amount").asText())
          .isEqualTo("1000000000000000");
      assertThat(Http.json(latest.body()).at("/amount/denom").asText()).isEqualTo("udemo");
      assertThat(latest.headers().firstValueAsLong("grpc-metadata-x-cosmos-block-height"))
          .hasValue(HEAD);
      assertThat(earlier.headers().firstValueAsLong("grpc-metadata-x-cosmos-block-height"))
          .hasValue(123);
      assertThat(later.statusCode()).isEqualTo(400);
    }
  }

  @Test
  void blocksOfTheBankSideHaveTheSameHashOnBothEndpoints() throws Exception {
    // Given
    String blocks = "/cosmos/base/tendermint/v1beta1/blocks/";
    try (var network = network(token -> token)) {
      // When
      var latest = Http.getJson(network.chainUrls().get(0) + blocks + "latest");
      var same = Http.getJson(network.chainUrls().get(1) + blocks + HEAD);

      // Then
      assertThat(latest).isEqualTo(same);
      assertThat(latest.at("/block/header/height").asText()).isEqualTo(Long.toString(HEAD));
      assertThat(latest.at("/block/header/time").asText()).isEqualTo("2026-01-01T00:00:00Z");
      assertThat(latest.at("/block/header/chain_id").asText()).isEqualTo("demo-1");
      assertThat(Http.get(network.chainUrls().get(0) + blocks + "soon").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void theChainCanTellAnotherSupplyThanIsDeclared() throws Exception {
    // Given
    var other = BigInteger.valueOf(1_200_000_000);
    try (var network = network(token -> token.withSupply(other))) {
      // When, Then
      assertThat(network.chainUrls())
          .allSatisfy(
              chain -> assertThat(supply(chain)).isEqualTo(other.multiply(BigInteger.TEN.pow(18))));
    }
  }

  @Test
  void theEndpointsCanDisagree() throws Exception {
    // Given
    try (var network = network(token -> token.withSecondSupply(BigInteger.TWO))) {
      // When, Then
      assertThat(supply(network.chainUrls().get(0))).isGreaterThan(BILLION);
      assertThat(supply(network.chainUrls().get(1)))
          .isEqualTo(BigInteger.TWO.multiply(BigInteger.TEN.pow(18)));
    }
  }

  @Test
  void anEndpointCanBeDown() throws Exception {
    // Given
    try (var network = network(token -> token.withFirst(Answers.DOWN))) {
      // When, Then
      assertThatThrownBy(() -> supply(network.chainUrls().get(0)))
          .isInstanceOf(ConnectException.class);
      assertThat(supply(network.chainUrls().get(1))).isGreaterThan(BILLION);
    }
  }

  @Test
  void anEndpointCanAnswerWithAnHtmlPage() throws Exception {
    // Given
    try (var network = network(token -> token.withSecond(Answers.HTML))) {
      String chain = network.chainUrls().get(1);

      // When, Then
      assertThat(Http.post(chain + "/", "{}").body()).startsWith("<!DOCTYPE html>");
      var bank = Http.send(Http.to(chain + "/cosmos/bank/v1beta1/supply/by_denom?denom=udemo"));
      assertThat(bank.body()).startsWith("<!DOCTYPE html>");
      var block = Http.send(Http.to(chain + "/cosmos/base/tendermint/v1beta1/blocks/latest"));
      assertThat(block.body()).startsWith("<!DOCTYPE html>");
    }
  }

  @Test
  void acceptedAssetsAreThePlans() throws Exception {
    // Given
    try (var network = network(token -> token.withAcceptedAssets(List.of("DEMO", "USDC")))) {
      // When
      var answer = Http.send(Http.to(network.url("/payments/accepted-assets.json")));

      // Then
      assertThat(answer.body())
          .isEqualTo("{\"schema\":\"assay.accepted-assets/v1\",\"assets\":[\"DEMO\",\"USDC\"]}");
    }
  }

  private static DemoNetwork network(UnaryOperator<TokenPlan> change) throws Exception {
    var plan = NetworkPlan.standard().withNodes(nodes -> nodes.withListed(8)).withToken(change);
    return DemoNetwork.start(plan, () -> NOW);
  }

  private static String call(String data, String block) {
    String to = TokenPlan.standard().contract().toUpperCase(Locale.ROOT).replace("X", "x");
    return "{\"to\":\"%s\",\"data\":\"%s\"}, %s".formatted(to, data, block);
  }

  private static JsonNode reply(String chain, String method, String params) throws Exception {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":[%s]}"
            .formatted(method, params);
    var reply = Http.postJson(chain + "/", body);
    assertThat(reply.path("id").asInt()).isEqualTo(7);
    return reply;
  }

  private static JsonNode ask(String chain, String method, String params) throws Exception {
    return reply(chain, method, params).path("result");
  }

  private static int errorCode(String chain, String method, String params) throws Exception {
    return reply(chain, method, params).at("/error/code").asInt();
  }

  private static BigInteger supply(String chain) throws Exception {
    return new BigInteger(ask(chain, "eth_call", SUPPLY).asText().substring(2), 16);
  }

  private static long number(JsonNode quantity) {
    return new BigInteger(quantity.asText().substring(2), 16).longValueExact();
  }
}
