package dev.assay.inference.load.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.assay.inference.chain.FeedTransactions;
import dev.assay.inference.chain.ProviderTold;
import dev.assay.inference.chain.TransactionTold.Mined;
import dev.assay.inference.claims.OracleContract;
import dev.assay.inference.testing.ChatServer;
import dev.assay.inference.testing.LoopbackContext;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.evidence.Register.ChainProtocol;
import dev.assay.verification.evidence.Register.ChainSource;
import dev.assay.verification.finding.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Transactions of a feed looked up at real JSON-RPC servers, whose blocks are made up. */
class FeedTransactionsRunnerTest {
  private static final String CHAIN = "eip155:1";
  private static final String CONTRACT = "0xfeed000000000000000000000000000000000001";
  private static final String SENDER = "0x00000000000000000000000000000000000000a1";
  private static final String KNOWN = "0x" + "11".repeat(32);
  private static final String UNKNOWN = "0x" + "22".repeat(32);
  private static final FeedTransactions QUESTION =
      new FeedTransactions(new OracleContract(CHAIN, CONTRACT, 2), List.of(KNOWN, UNKNOWN));
  private static final String RECEIPT =
      """
      {"transactionHash":"%s","blockNumber":"0x384","status":"0x1","from":"%s","logs":[]}"""
          .formatted(KNOWN, SENDER);

  private final LoopbackContext context = new LoopbackContext();

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void givenTwoProviders_whenAsked_thenEachTellsWhatItKnows() throws Exception {
    // Given
    try (ChatServer one = new ChatServer(FeedTransactionsRunnerTest::honest);
        ChatServer two = new ChatServer(FeedTransactionsRunnerTest::honest)) {
      // When
      List<ProviderTold> told = told(one, two);
      // Then
      assertThat(told).hasSize(2).allMatch(provider -> provider.reason() == null);
      Mined mined = Objects.requireNonNull(told.getFirst().transactions().getFirst().mined());
      assertThat(mined.block()).isEqualTo(900);
      assertThat(mined.sender()).isEqualTo(SENDER);
      assertThat(told.getFirst().transactions().get(1).mined()).isNull();
      assertThat(one.bodies).anyMatch(body -> body.contains("eth_getTransactionByHash"));
    }
  }

  /** What a provider may send in place of an answer, and how that is named. */
  static Stream<Arguments> hostile() {
    return Stream.of(
        arguments("no JSON", says("<html>"), Reason.SOURCE_SHAPE_CHANGED),
        arguments(
            "an error",
            says("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000}}"),
            Reason.SOURCE_ERROR),
        arguments("another chain", says(result("\"0x2\"")), Reason.SOURCE_ERROR),
        arguments("a break", breaksOff(), Reason.SOURCE_UNREACHABLE),
        arguments("more than is read", endless(), Reason.TOO_LARGE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void givenAHostileProvider_whenAsked_thenItsSilenceIsNamedAndTheOtherStillTells(
      String why, ChatServer.Handler handler, Reason reason) throws Exception {
    // Given
    try (ChatServer hostile = new ChatServer(handler);
        ChatServer honest = new ChatServer(FeedTransactionsRunnerTest::honest)) {
      // When
      List<ProviderTold> told = told(hostile, honest);
      // Then
      assertThat(told.getFirst().reason()).isEqualTo(reason);
      assertThat(told.getFirst().transactions()).isEmpty();
      assertThat(told.get(1).reason()).isNull();
    }
  }

  @Test
  void givenNoRegisteredProvider_whenAsked_thenThereIsNoSource() {
    // When
    RawAnswer answer = run();
    // Then
    assertThat(answer.reason()).isEqualTo(Reason.NO_SOURCE);
  }

  private List<ProviderTold> told(ChatServer... providers) throws Exception {
    List<URI> urls = Stream.of(providers).map(server -> server.url().resolve("/")).toList();
    context.register =
        new Register(
            Register.SCHEMA,
            List.of(),
            List.of(new ChainSource(CHAIN, ChainProtocol.EVM_JSON_RPC, urls)));
    RawAnswer answer = run();
    return QUESTION.decode(null, answer.body());
  }

  private RawAnswer run() {
    return new FeedTransactionsRunner()
        .run(QUESTION, context)
        .await()
        .atMost(Duration.ofSeconds(60));
  }

  private static void honest(ChatServer server, HttpExchange exchange) throws IOException {
    JsonNode call = new ObjectMapper().readTree(server.bodies.getLast());
    String method = call.path("method").asText();
    boolean known = call.path("params").path(0).asText().equals(KNOWN);
    Map<String, String> results =
        Map.of(
            "eth_chainId", "\"0x1\"",
            "eth_getBlockByNumber", "{\"number\":\"0x3e8\",\"timestamp\":\"0x692795f0\"}",
            "eth_getTransactionReceipt", known ? RECEIPT : "null",
            "eth_getTransactionByHash", "null");
    ChatServer.say(
        exchange, 200, "application/json", result(Objects.requireNonNull(results.get(method))));
  }

  private static ChatServer.Handler says(String body) {
    return exchange -> ChatServer.say(exchange, 200, "application/json", body);
  }

  private static ChatServer.Handler breaksOff() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      throw new IOException("a broken connection");
    };
  }

  private static ChatServer.Handler endless() {
    byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      while (true) {
        exchange.getResponseBody().write(spaces);
      }
    };
  }

  private static String result(String json) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + json + "}";
  }
}
