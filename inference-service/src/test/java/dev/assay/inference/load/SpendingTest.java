package dev.assay.inference.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.inference.claims.TokenPrice;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.PromptClass;
import dev.assay.inference.requests.StopRule;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedRequests;
import dev.assay.inference.testing.ChatServer;
import dev.assay.inference.testing.LoopbackContext;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is spent on endpoints, and the switch that ends it. */
class SpendingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration HOUR = Duration.ofHours(1);

  /** What one request of the series below can take at most: its body, a template, its answer. */
  private static final int MOST_TOKENS = 142 + 256 + 16;

  private final LoopbackContext context = new LoopbackContext();

  @AfterEach
  void close() {
    context.close();
  }

  /** A server that states so many prompt and answer tokens, for an answer of three parts. */
  private static ChatServer stating(String usage) {
    return new ChatServer(
        exchange -> {
          ChatServer.open(exchange);
          ChatServer.send(exchange, ChatServer.TOKEN, ChatServer.TOKEN, ChatServer.TOKEN);
          ChatServer.send(
              exchange,
              "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]" + usage + "}\n\n",
              "data: [DONE]\n\n");
          exchange.close();
        });
  }

  /** With 1000 tokens, of which each request needs 424 before it is sent. */
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 2 | nothing is stated, and nothing comes back",
        "',\"usage\":{\"prompt_tokens\":90,\"completion_tokens\":10}' | 6 | a hundred each",
        "',\"usage\":{\"prompt_tokens\":190,\"completion_tokens\":10}' | 3 | two hundred each",
        "',\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0}' | 40 | a lie: 6 words, 3 parts",
        "',\"usage\":{\"prompt_tokens\":5000,\"completion_tokens\":10}' | 1 | more than possible",
      })
  void givenATokenBudget_whenItIsSpent_thenNothingMoreIsSent(String usage, int sent, String why)
      throws Exception {
    // Given
    try (ChatServer server = stating(usage)) {
      Purse.Limits limits = new Purse.Limits(1000, BigDecimal.ONE, "USD", HOUR);
      ExchangeSeries series = series(server.url(), 40, null);
      // When
      List<AnswerOutcome> outcomes = outcomes(series, run(series, limits));
      // Then
      assertThat(Collections.frequency(outcomes, AnswerOutcome.OK)).isEqualTo(sent);
      assertThat(Collections.frequency(outcomes, AnswerOutcome.BUDGET_SPENT)).isEqualTo(40 - sent);
      assertThat(server.bodies).hasSize(sent);
    }
  }

  @Test
  void givenManyAtOnce_whenTheBudgetIsSmall_thenNoMoreIsUnderWayThanItHolds() throws Exception {
    // Given a server that never answers, and tokens for three requests
    ChatServer[] self = new ChatServer[1];
    try (ChatServer server = new ChatServer(exchange -> self[0].hang())) {
      self[0] = server;
      Purse.Limits limits = new Purse.Limits(3 * MOST_TOKENS, BigDecimal.ONE, "USD", HOUR);
      ExchangeSeries series =
          ExchangeSeriesRunnerTest.series(
              server.url(), Pacing.atOnce(20), ExchangeSeriesRunnerTest.many(10, 0), 500);
      // When
      List<AnswerOutcome> outcomes = outcomes(series, run(series, limits));
      // Then
      assertThat(Collections.frequency(outcomes, AnswerOutcome.TIMED_OUT)).isEqualTo(3);
      assertThat(Collections.frequency(outcomes, AnswerOutcome.BUDGET_SPENT)).isEqualTo(7);
    }
  }

  @Test
  void givenAPrice_whenTheMoneyIsSpent_thenNothingMoreIsSent() throws Exception {
    // Given 5 of a currency, 2 for a thousand prompt tokens, 10 for a thousand answer tokens
    TokenPrice price = new TokenPrice("USD", new BigDecimal("2000"), new BigDecimal("10000"));
    try (ChatServer server = stating("")) {
      Purse.Limits limits = new Purse.Limits(1_000_000, new BigDecimal("5"), "USD", HOUR);
      ExchangeSeries series = series(server.url(), 20, price);
      // When
      List<AnswerOutcome> outcomes = outcomes(series, run(series, limits));
      // Then each takes (142 + 256) * 0.002 + 16 * 0.01 = 0.956
      assertThat(Collections.frequency(outcomes, AnswerOutcome.OK)).isEqualTo(5);
      assertThat(context.steps.getFirst()).isEqualTo("at most 8280 tokens, 19.12 USD, 30 s");
    }
  }

  @Test
  void givenAPriceInAnotherCurrency_whenAsked_thenNothingIsSent() {
    // Given
    TokenPrice price = new TokenPrice("EUR", BigDecimal.ONE, BigDecimal.ONE);
    try (ChatServer server = stating("")) {
      // When
      RawAnswer answer = run(series(server.url(), 2, price), Probing.rich());
      // Then
      assertThat(answer.reason()).isEqualTo(Reason.BUDGET_SPENT);
      assertThat(answer.explanation()).contains("USD");
      assertThat(server.bodies).isEmpty();
    }
  }

  @Test
  void givenTwoLoadsOfOneVerification_whenTheFirstSpendsAll_thenTheSecondSendsNothing()
      throws Exception {
    // Given
    try (ChatServer server = stating("")) {
      Purse.Limits limits = new Purse.Limits(2 * MOST_TOKENS, BigDecimal.ONE, "USD", HOUR);
      ExchangeSeries series = series(server.url(), 2, null);
      TimedRequests load = load(server.url());
      // When
      run(series, limits);
      RawAnswer answer =
          new TimedRequestsRunner(
                  new Prober(
                      context.vertx,
                      Probing.spills(),
                      64,
                      limits,
                      null,
                      "assay/test",
                      Vantage.UNSAID))
              .run(load, context)
              .await()
              .atMost(PATIENCE);
      // Then
      assertThat(load.decode(null, answer.body()).answers())
          .extracting(TimedAnswer::outcome)
          .containsOnly(AnswerOutcome.BUDGET_SPENT);
      assertThat(server.bodies).hasSize(2);
    }
  }

  @Test
  void givenFewSeconds_whenALoadMayTakeLonger_thenNothingIsSent() {
    // Given
    try (ChatServer server = stating("")) {
      Purse.Limits limits =
          new Purse.Limits(1_000_000, BigDecimal.ONE, "USD", Duration.ofSeconds(9));
      // When
      RawAnswer answer = run(series(server.url(), 2, null), limits);
      // Then
      assertThat(answer.reason()).isEqualTo(Reason.BUDGET_SPENT);
      assertThat(server.bodies).isEmpty();
    }
  }

  @Test
  void givenTheHaltFile_whenAsked_thenNothingIsSent(@TempDir Path folder) throws Exception {
    // Given
    Path halt = Files.createFile(folder.resolve("halt"));
    try (ChatServer server = stating("")) {
      ExchangeSeries series = series(server.url(), 3, null);
      // When
      RawAnswer answer = halting(halt, series).get();
      // Then
      assertThat(outcomes(series, answer)).hasSize(3).containsOnly(AnswerOutcome.CANCELLED);
      assertThat(server.bodies).isEmpty();
    }
  }

  @Test
  void givenALoadUnderWay_whenTheHaltFileAppears_thenItEndsAndNothingMoreIsSent(
      @TempDir Path folder) throws Exception {
    // Given
    Path halt = folder.resolve("halt");
    ChatServer[] self = new ChatServer[1];
    try (ChatServer server = new ChatServer(exchange -> self[0].hang())) {
      self[0] = server;
      ExchangeSeries series = series(server.url(), 3, null);
      CompletableFuture<RawAnswer> running = halting(halt, series);
      await().atMost(PATIENCE).until(() -> server.bodies.size() == 1);
      // When
      Files.createFile(halt);
      // Then
      RawAnswer answer = running.get();
      assertThat(outcomes(series, answer)).hasSize(3).containsOnly(AnswerOutcome.CANCELLED);
      assertThat(server.bodies).hasSize(1);
      assertThat(context.underWay).hasValue(0);
    }
  }

  private CompletableFuture<RawAnswer> halting(Path halt, ExchangeSeries series) {
    return new ExchangeSeriesRunner(
            new Prober(
                context.vertx,
                Probing.spills(),
                64,
                Probing.rich(),
                halt,
                "assay/test",
                Vantage.UNSAID))
        .run(series, context)
        .subscribeAsCompletionStage()
        .orTimeout(60, TimeUnit.SECONDS);
  }

  private RawAnswer run(ExchangeSeries series, Purse.Limits limits) {
    return new ExchangeSeriesRunner(
            new Prober(
                context.vertx, Probing.spills(), 64, limits, null, "assay/test", Vantage.UNSAID))
        .run(series, context)
        .await()
        .atMost(PATIENCE);
  }

  private static List<AnswerOutcome> outcomes(ExchangeSeries series, RawAnswer answer)
      throws UnreadableAnswer {
    return ExchangeSeriesRunnerTest.outcomes(series.decode(null, answer.body()));
  }

  /** Prompts of six words, each with a body of 142 bytes. */
  private static ExchangeSeries series(URI url, int count, TokenPrice price) {
    return new ExchangeSeries(
        "a test",
        List.of(new Party("chat", ApiShape.CHAT, url, "demo-8b", null, price)),
        Pacing.oneByOne(),
        Collections.nCopies(count, ExchangeSeriesRunnerTest.streamed("a b c d e f")),
        30_000);
  }

  private static TimedRequests load(URI url) {
    return new TimedRequests(
        url,
        "demo-8b",
        null,
        0,
        3,
        new BigDecimal("100"),
        16,
        30_000,
        PromptClass.SHORT,
        new StopRule(List.of(), null, new BigDecimal("0.01"), 3),
        "5a".repeat(32),
        null);
  }
}
