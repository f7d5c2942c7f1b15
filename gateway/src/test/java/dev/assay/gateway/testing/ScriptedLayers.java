package dev.assay.gateway.testing;

import dev.assay.verification.check.Layer;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.policy.BuiltInPolicies;
import dev.assay.verification.policy.Rule;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts the four scripted layers, each a gRPC server of its own that a test can stop and start.
 */
public final class ScriptedLayers implements QuarkusTestResourceLifecycleManager {
  private static final Map<LayerName, ScriptedLayer> LAYERS = new EnumMap<>(LayerName.class);
  private static final Map<LayerName, Server> SERVERS = new EnumMap<>(LayerName.class);
  private static final Map<LayerName, Integer> PORTS = new EnumMap<>(LayerName.class);

  /** The scripted layer of this name. */
  public static ScriptedLayer of(LayerName name) {
    return LAYERS.get(name);
  }

  /** The layers' plain classes, as a replay needs them. */
  public static List<Layer<?>> plain() {
    return Stream.of(LayerName.values()).<Layer<?>>map(ScriptedLayers::sample).toList();
  }

  /** Stops one layer's server, as a crash would. */
  public static void stop(LayerName name) {
    SERVERS.get(name).shutdownNow();
  }

  /** Starts it again on its port. */
  public static void startAgain(LayerName name) {
    start(name, PORTS.get(name));
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>();
    for (LayerName name : LayerName.values()) {
      LAYERS.put(name, new ScriptedLayer(sample(name)));
      String client = "quarkus.grpc.clients." + name.word();
      settings.put(client + ".host", "127.0.0.1");
      // in tests Quarkus has clients call the test port
      settings.put(client + ".test-port", String.valueOf(start(name, 0)));
    }
    settings.put("assay.gateway.fanout.patience", "6s");
    settings.put("assay.gateway.fanout.last", "inference");
    settings.put("assay.gateway.fanout.cancel-every", "50ms");
    return settings;
  }

  @Override
  public void stop() {
    SERVERS.values().forEach(Server::shutdownNow);
  }

  private static int start(LayerName name, int port) {
    try {
      Server server =
          NettyServerBuilder.forAddress(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
              .addService(LAYERS.get(name))
              .build()
              .start();
      SERVERS.put(name, server);
      PORTS.put(name, server.getPort());
      return server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SampleLayer sample(LayerName name) {
    List<String> checks =
        BuiltInPolicies.all().getFirst().checks().stream()
            .map(Rule::check)
            .filter(check -> check.startsWith(name.word() + "."))
            .toList();
    return new SampleLayer(name, checks);
  }
}
