package dev.assay.compute.asking.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.bandwidth.BandwidthQuestion;
import dev.assay.compute.bandwidth.BandwidthRun;
import dev.assay.compute.bandwidth.BandwidthTranscript;
import dev.assay.compute.claims.BandwidthClaim.Direction;
import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.rate.RateTest;
import dev.assay.compute.testing.ScriptedHttp;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.nodes.NodeList;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BandwidthRunnerTest {
  private final ScriptedHttp http = new ScriptedHttp("127.44.0.0/16");
  private @Nullable URI control;

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void writesWhatCameOfAThrottledNode() throws IOException, InvalidDocument {
    // Given a node that carries 4 Mbit/s where 40 are claimed
    NetworkPlan plan =
        NetworkPlan.standard()
            .withAddress("127.44.0.1")
            .withNodes(nodes -> nodes.withMegabitsPerSecond(4));
    try (DemoNetwork demo = DemoNetwork.start(plan)) {
      control = URI.create(demo.url("/dataset/readings.csv"));
      // When
      BandwidthTranscript transcript = transcript(demo, Direction.DOWN, "40");
      // Then the control was quick every time, so that it was soon decided
      assertThat(transcript.runs()).hasSizeBetween(10, 30);
      assertThat(transcript.runs())
          .allSatisfy(
              run -> {
                assertThat(run.flows()).hasSize(4);
                assertThat(run.flows()).allMatch(flow -> flow.carried() < flow.asked());
                assertThat(run.control()).isNotNull();
              });
    }
  }

  @Test
  void asksNoControlOfAQuickNode() throws IOException, InvalidDocument {
    // Given
    NetworkPlan plan = NetworkPlan.standard().withAddress("127.44.0.1");
    try (DemoNetwork demo = DemoNetwork.start(plan)) {
      control = URI.create(demo.url("/dataset/readings.csv"));
      // When
      BandwidthTranscript down = transcript(demo, Direction.DOWN, "1");
      BandwidthTranscript up = transcript(demo, Direction.UP, "1");
      // Then
      assertThat(down.runs()).extracting(BandwidthRun::control).containsOnlyNulls();
      assertThat(up.runs().getLast().flows())
          .allSatisfy(flow -> assertThat(flow.carried()).isEqualTo(flow.asked()));
    }
  }

  @Test
  void stopsWhereNobodySpeaksTheProtocol() throws IOException, InvalidDocument {
    // Given a web server
    NetworkPlan plan = NetworkPlan.standard().withAddress("127.44.0.1");
    try (DemoNetwork demo = DemoNetwork.start(plan)) {
      // When
      BandwidthTranscript transcript = transcript(question(demo, demo.url(), Direction.DOWN, "1"));
      // Then
      assertThat(transcript.runs()).hasSize(2);
      assertThat(transcript.runs().getFirst().flows())
          .allSatisfy(flow -> assertThat(flow.reason()).isEqualTo(Reason.SOURCE_ERROR));
    }
  }

  private BandwidthTranscript transcript(DemoNetwork demo, Direction direction, String mbps)
      throws InvalidDocument {
    String endpoint = demo.nodeList().nodes().getFirst().endpoint();
    return transcript(question(demo, endpoint, direction, mbps));
  }

  private BandwidthTranscript transcript(BandwidthQuestion question) throws InvalidDocument {
    RawAnswer answer =
        new BandwidthRunner(new Brief()).run(question, http).await().atMost(Duration.ofSeconds(60));
    return CanonicalJson.read(answer.body(), BandwidthTranscript.class);
  }

  private static BandwidthQuestion question(
      DemoNetwork demo, String endpoint, Direction direction, String mbps) {
    NodeList.Entry node = demo.nodeList().nodes().getFirst();
    return new BandwidthQuestion(
        new ProvingNode(node.id(), URI.create(endpoint), node.publicKey()),
        direction,
        new BigDecimal(mbps),
        new RateTest(new BigDecimal("0.5"), new BigDecimal("0.05"), 10, 30),
        "5a".repeat(32));
  }

  private final class Brief implements BandwidthAsking {
    @Override
    public Duration run() {
      return Duration.ofMillis(80);
    }

    @Override
    public Duration grace() {
      return Duration.ofMillis(20);
    }

    @Override
    public int flows() {
      return 4;
    }

    @Override
    public Optional<List<URI>> controls() {
      return Optional.ofNullable(control).map(List::of);
    }
  }
}
