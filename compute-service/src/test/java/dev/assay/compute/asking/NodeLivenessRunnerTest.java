package dev.assay.compute.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.liveness.LivenessTranscript;
import dev.assay.compute.liveness.NodeAnswer;
import dev.assay.compute.liveness.NodeLivenessQuestion;
import dev.assay.compute.liveness.NodeState;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.NodeMarks;
import dev.assay.compute.nodelist.NodeProtocol;
import dev.assay.compute.testing.NodeServers;
import dev.assay.compute.testing.ScriptedHttp;
import dev.assay.compute.testing.TestKey;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeLivenessRunnerTest {
  private static final TestKey KEY = TestKey.named("node");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SEED = "5a".repeat(32);

  private final NodeServers servers = new NodeServers();
  private final ScriptedHttp http = new ScriptedHttp("127.42.0.0/16");
  private final List<NodeToAsk> nodes = new ArrayList<>();
  private String control;

  @BeforeEach
  void serveTheList() throws IOException {
    control = servers.serve("127.42.0.1", NodeServers.saying(200, "[]"));
  }

  @AfterEach
  void stop() {
    http.close();
    servers.close();
  }

  @Test
  void writesWhatEachNodeAnswered() throws IOException, InvalidDocument {
    // Given
    keyed("proves", serve(1, NodeServers.proving("proves", KEY)));
    keyed("lies", serve(2, NodeServers.proving("lies", TestKey.named("other"))));
    keyed("garbage", serve(3, NodeServers.saying(200, "<html>")));
    keyed("broken", serve(4, NodeServers.saying(500, "sorry")));
    keyed("endless", serve(5, NodeServers.endless()));
    keyed("moved", serve(6, NodeServers.saying(302, "")));
    keyed("dead", refusing("127.42.7.1"));
    keyed("inside", "http://10.0.0.1:4281");
    status("answers", serve(9, NodeServers.saying(200, "{}")));
    // When
    List<NodeAnswer> answers = asked();
    // Then
    assertThat(answers)
        .extracting(NodeAnswer::state)
        .containsExactly(
            NodeState.PROVEN,
            NodeState.UNPROVED,
            NodeState.UNPROVED,
            NodeState.UNPROVED,
            NodeState.UNPROVED,
            NodeState.UNPROVED,
            NodeState.SILENT,
            NodeState.NOT_ASKED,
            NodeState.KEYLESS);
    assertThat(answers.getFirst().exchange().address()).startsWith("127.42.1.1:");
    assertThat(answers.get(6).exchange().attempts()).isEqualTo(3);
    assertThat(answers.get(7).exchange().reason()).isEqualTo(Reason.ADDRESS_REFUSED);
    assertThat(http.done).hasPositiveValue();
  }

  @Test
  void asksAgainWhoGaveNoAnswer() throws IOException, InvalidDocument {
    // Given a node that is up only at the third attempt
    keyed("late", serve(1, NodeServers.afterFailing(2, NodeServers.proving("late", KEY))));
    // When
    NodeAnswer answer = asked().getFirst();
    // Then
    assertThat(answer.state()).isEqualTo(NodeState.PROVEN);
    assertThat(answer.exchange().attempts()).isEqualTo(3);
  }

  @Test
  void blamesNoNodeWhenTheListsServerIsGoneToo() throws IOException {
    // Given
    keyed("dead", refusing("127.42.7.1"));
    control = refusing("127.42.0.2");
    // When
    RawAnswer answer = run();
    // Then
    assertThat(answer.reason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
    assertThat(answer.body()).isNull();
  }

  @Test
  void blamesTheNodesWhenTheListsServerAnswers() throws IOException, InvalidDocument {
    // Given
    keyed("dead", refusing("127.42.7.1"));
    // When, then
    assertThat(asked().getFirst().state()).isEqualTo(NodeState.SILENT);
  }

  @Test
  void asksNobodyWithoutTime() throws IOException, InvalidDocument {
    // Given
    keyed("proves", serve(1, NodeServers.proving("proves", KEY)));
    http.leaving(Duration.ofMillis(10));
    // When
    NodeAnswer answer = asked().getFirst();
    // Then
    assertThat(answer.state()).isEqualTo(NodeState.NOT_ASKED);
    assertThat(answer.exchange().reason()).isEqualTo(Reason.BUDGET_SPENT);
    assertThat(answer.exchange().attempts()).isZero();
  }

  @Test
  void asksNoMoreAtOnceThanConfigured() throws IOException, InvalidDocument {
    // Given
    for (int i = 1; i <= 20; i++) {
      keyed("node-" + i, serve(i, NodeServers.proving("node-" + i, KEY)));
    }
    // When
    asked();
    // Then
    assertThat(http.mostUnderWay.get()).isBetween(1, 4);
  }

  private RawAnswer run() {
    return new NodeLivenessRunner(new Patient()).run(question(), http).await().atMost(PATIENCE);
  }

  private List<NodeAnswer> asked() throws InvalidDocument {
    RawAnswer answer = run();
    assertThat(answer.evidenceClass()).isEqualTo(EvidenceClass.MEASURED);
    LivenessTranscript transcript = CanonicalJson.read(answer.body(), LivenessTranscript.class);
    return NodeAnswer.of(nodes.stream().map(NodeLivenessRunnerTest::listed).toList(), transcript);
  }

  private NodeLivenessQuestion question() {
    return new NodeLivenessQuestion(nodes, SEED, URI.create(control));
  }

  private String serve(int number, NodeServers.Script script) throws IOException {
    return servers.serve("127.42." + number + ".1", script);
  }

  private void keyed(String id, String endpoint) {
    nodes.add(new NodeToAsk(id, URI.create(endpoint), NodeProtocol.PROOF, KEY.publicKey(), null));
  }

  private void status(String id, String endpoint) {
    nodes.add(new NodeToAsk(id, URI.create(endpoint), NodeProtocol.STATUS, null, null));
  }

  private static ListedNode listed(NodeToAsk node) {
    return new ListedNode(
        node.id(),
        node.endpoint(),
        node.publicKey(),
        null,
        null,
        null,
        null,
        null,
        false,
        NodeMarks.NONE);
  }

  private static String refusing(String address) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      return "http://" + address + ":" + free.getLocalPort();
    }
  }

  private static final class Patient implements NodeAsking {
    @Override
    public int concurrency() {
      return 4;
    }

    @Override
    public int attempts() {
      return 3;
    }

    @Override
    public Duration pause() {
      return Duration.ofMillis(50);
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(10);
    }
  }
}
