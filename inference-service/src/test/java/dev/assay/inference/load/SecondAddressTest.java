package dev.assay.inference.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.Egress;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.testing.ChatServer;
import dev.assay.inference.testing.LoopbackContext;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.finding.Reason;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondAddressTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SECOND = "127.0.0.77";

  private final LoopbackContext context = new LoopbackContext();

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void givenAServerThatKnowsAnAddress_whenAskedFromBoth_thenEachIsServedByWhereItComesFrom()
      throws Exception {
    // Given a server that lets all addresses but one wait
    List<String> from = new CopyOnWriteArrayList<>();
    try (ChatServer server =
        new ChatServer(
            (self, exchange) -> {
              String address = exchange.getRemoteAddress().getAddress().getHostAddress();
              from.add(address);
              if (address.equals(SECOND)) {
                self.pause(200);
              }
              ChatServer.stream(exchange);
            })) {
      ExchangeSeries series = series(server);
      // When
      RawAnswer answer = run(series, new Vantage(null, InetAddress.ofLiteral(SECOND)));
      // Then
      List<Exchanged> exchanges = series.decode(null, answer.body()).exchanges();
      assertThat(from)
          .containsExactly("127.0.0.1", SECOND, "127.0.0.1", SECOND, "127.0.0.1", SECOND);
      for (int i = 1; i < exchanges.size(); i += 2) {
        assertThat(firstMicros(exchanges.get(i))).isGreaterThanOrEqualTo(200_000);
        assertThat(firstMicros(exchanges.get(i - 1))).isLessThan(firstMicros(exchanges.get(i)));
      }
    }
  }

  @Test
  void givenNoSecondAddress_whenAskedFromIt_thenNothingIsSentAndTheAnswerSaysSo() {
    // Given
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // When
      RawAnswer answer = run(series(server), Vantage.UNSAID);
      // Then
      assertThat(answer.reason()).isEqualTo(Reason.NOT_MEASURABLE);
      assertThat(answer.explanation()).contains("no second address");
      assertThat(server.bodies).isEmpty();
    }
  }

  @Test
  void givenAnAddressOfThisHost_whenSet_thenItIsTaken() {
    // When
    Vantage vantage = Vantage.of(settings(SECOND));
    // Then
    assertThat(vantage.second()).isEqualTo(InetAddress.ofLiteral(SECOND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "localhost", "127.0.0.256", ""})
  void givenAnythingElse_whenSet_thenTheServiceDoesntStart(String literal) {
    // When, then
    assertThatThrownBy(() -> Vantage.of(settings(literal)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("assay.inference.vantage.second-address");
  }

  private static ExchangeSeries series(ChatServer server) {
    Party usual = new Party("chat", ApiShape.CHAT, server.url(), "demo-8b", null);
    List<PlannedExchange> planned = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      planned.add(PlannedExchange.streamed("any", "prompt " + i, 16).to(i % 2));
    }
    return new ExchangeSeries(
        "a test",
        List.of(usual, usual.by(Egress.SECOND_ADDRESS)),
        Pacing.oneByOne(),
        planned,
        30_000);
  }

  private RawAnswer run(ExchangeSeries series, Vantage vantage) {
    Prober prober =
        new Prober(
            context.vertx, Probing.spills(), 64, Probing.rich(), null, "assay/test", vantage);
    return new ExchangeSeriesRunner(prober).run(series, context).await().atMost(PATIENCE);
  }

  private static long firstMicros(Exchanged exchanged) {
    return exchanged.whole().firstMicros() - exchanged.sentMicros();
  }

  private static VantageSettings settings(String second) {
    return new VantageSettings() {
      @Override
      public Optional<String> region() {
        return Optional.empty();
      }

      @Override
      public Optional<String> secondAddress() {
        return Optional.of(second);
      }
    };
  }
}
