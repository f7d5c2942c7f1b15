package dev.assay.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.demo.http.AddressUnavailableException;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.plan.TokenPlan.Answers;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoNetworkTest {

  @Test
  void closingFreesEveryPort() throws Exception {
    // Given
    var plan =
        NetworkPlan.standard()
            .withNodes(nodes -> nodes.withAnswering(20))
            .withToken(token -> token.withSecond(Answers.DOWN));
    int port;
    int nodePort;
    try (var free = DemoNetwork.start(plan)) {
      port = URI.create(free.url()).getPort();
      nodePort = URI.create(free.nodeList().nodes().getFirst().endpoint()).getPort();
    }
    var fixed = plan.withPort(port).withNodePort(nodePort);

    // When, Then: the same ports bind again and again, and nothing answers in between
    for (int run = 0; run < 3; run++) {
      try (var network = DemoNetwork.start(fixed)) {
        assertThat(network.url()).isEqualTo("http://127.42.0.1:" + port);
        assertThat(network.chainUrls())
            .containsExactly("http://127.42.0.2:" + port, "http://127.42.0.3:" + port);
        assertThat(Http.get(network.url("/nodes.json")).statusCode()).isEqualTo(200);
      }
      assertThatThrownBy(() -> Http.get("http://127.42.0.1:" + port + "/nodes.json"))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void aTakenPortIsNamedAndNothingStaysBound() throws Exception {
    // Given
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.42.24.1"))) {
      int taken = other.getLocalPort();
      var plan = NetworkPlan.standard().withNodePort(taken);

      // When, Then
      assertThatThrownBy(() -> DemoNetwork.start(plan))
          .isInstanceOf(AddressUnavailableException.class)
          .hasMessage(
              "port %d of 127.42.24.1 is taken: stop what listens there or choose another port"
                  .formatted(taken));
      assertThatThrownBy(() -> Http.get("http://127.42.1.1:" + taken + "/status"))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void aPortThatIsToRefuseMustBeFreeToo() throws Exception {
    // Given
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.42.24.1"))) {
      var plan =
          NetworkPlan.standard()
              .withNodePort(other.getLocalPort())
              .withNodes(nodes -> nodes.withAnswering(15));

      // When, Then
      assertThatThrownBy(() -> DemoNetwork.start(plan))
          .isInstanceOf(AddressUnavailableException.class);
    }
  }

  @Test
  void twoNetworksOnFreePortsRunSideBySide() throws Exception {
    // Given, When, Then
    try (var one = DemoNetwork.start(NetworkPlan.standard());
        var other = DemoNetwork.start(NetworkPlan.standard())) {
      assertThat(one.url()).isNotEqualTo(other.url());
      assertThat(Http.getJson(one.url("/nodes.json")).path("nodes")).hasSize(24);
      assertThat(Http.getJson(other.url("/nodes.json")).path("nodes")).hasSize(24);
    }
  }

  @Test
  void otherPathsAndMethodsAreRefused() throws Exception {
    // Given
    try (var network = DemoNetwork.start(NetworkPlan.standard())) {
      // When, Then
      assertThat(Http.get(network.url("/none")).statusCode()).isEqualTo(404);
      assertThat(Http.get(network.url("/dataset/../nodes")).statusCode()).isEqualTo(404);
      assertThat(Http.post(network.url("/nodes.json"), "").statusCode()).isEqualTo(405);
      var head =
          Http.send(
              Http.to(network.url("/dataset/stations.csv"))
                  .method("HEAD", BodyPublishers.noBody()));
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.headers().firstValueAsLong("content-length").orElseThrow())
          .isGreaterThan(65_000);
    }
  }

  @Test
  void anHtmlPageInFrontOfNothingIsAMistakeInThePlan() {
    // Given
    var plan = NetworkPlan.standard().withHtmlPages(List.of("/node.json"));

    // When, Then
    assertThatThrownBy(() -> DemoNetwork.start(plan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/node.json");
  }
}
