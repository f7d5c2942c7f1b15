package dev.assay.compute.service.vantage;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.assay.compute.geometry.Place;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.location.RoundTrip;
import dev.assay.compute.location.VantageMeasurement;
import dev.assay.compute.location.VantageOrder;
import dev.assay.compute.location.VantagePoint;
import dev.assay.compute.testing.NodeServers;
import dev.assay.compute.testing.TestKey;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.signature.SigningKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A service that is a vantage in Frankfurt and asks two: itself, over its own door, and one that is
 * trusted and lies together with the node, for which it says that it stands in Singapore.
 */
public final class TwoVantages implements QuarkusTestResourceLifecycleManager {
  /** The node's, which the liar has too. */
  static final TestKey NODE = TestKey.named("timed");

  private static final VantagePoint SINGAPORE =
      new VantagePoint(
          "singapore", new Place(new BigDecimal("1.3521"), new BigDecimal("103.8198")));
  private static final String SALT = "5a".repeat(32);

  private final SigningKey own = SigningKey.fresh();
  private final SigningKey liar = SigningKey.fresh();
  private final NodeServers servers = new NodeServers();
  private Path key;

  @Override
  public Map<String, String> start() {
    try {
      int port = freePort();
      key = Files.createTempFile("vantage", ".key");
      Files.writeString(key, own.text());
      String lying = servers.serve("127.42.8.1", this::lie);
      return Map.of(
          "quarkus.http.test-port",
          Integer.toString(port),
          "assay.compute.vantage.id",
          "frankfurt",
          "assay.compute.vantage.key",
          key.toString(),
          "assay.compute.vantage.door.at-once",
          "1",
          "assay.compute.vantage.door.hourly-trips-per-host",
          "60",
          "assay.compute.vantage.peers",
          "http://127.0.0.1:" + port + "," + lying,
          "assay.compute.vantage.trusted",
          own.name() + "," + liar.name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    servers.close();
    try {
      Files.deleteIfExists(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lie(HttpExchange exchange) throws IOException {
    try {
      VantageOrder order =
          CanonicalJson.read(exchange.getRequestBody().readAllBytes(), VantageOrder.class);
      List<RoundTrip> trips =
          IntStream.range(0, 12).mapToObj(i -> trip(order, order.nonce(SALT, i))).toList();
      VantageMeasurement made =
          VantageMeasurement.of(SINGAPORE, order, SALT, Instant.now(), trips).signedBy(liar);
      NodeServers.say(exchange, 200, new String(CanonicalJson.write(made), StandardCharsets.UTF_8));
    } catch (InvalidDocument e) {
      NodeServers.say(exchange, 400, e.getMessage());
    }
  }

  private static RoundTrip trip(VantageOrder order, String nonce) {
    String id = order.node().id();
    String signature = NODE.sign("assay node proof v1\n" + id + "\n" + nonce);
    String body =
        new JsonMapper()
            .createObjectNode()
            .put("id", id)
            .put("nonce", nonce)
            .put("signature", signature)
            .toString();
    NodeExchange exchange =
        new NodeExchange(
            id, nonce, 1, Instant.EPOCH, "203.0.113.1:443", 200, body, null, null, null);
    return new RoundTrip(exchange, 50, 100);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }
}
