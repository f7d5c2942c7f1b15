package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which ports of the loopback address a stack takes.
 *
 * @param services one for each part
 * @param database PostgreSQL's
 */
record Ports(Map<Part, Integer> services, int database) {
  /** Below the ports that systems give to outgoing connections, so that none is lost to those. */
  private static final int LOWEST = 15_000;

  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 1_000;

  Ports {
    services = new EnumMap<>(services);
  }

  /** Free ports. */
  static Ports free(RandomGenerator random) {
    Set<Integer> taken = new HashSet<>();
    Map<Part, Integer> services = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      services.put(part, oneFree(random, taken));
    }
    return new Ports(services, oneFree(random, taken));
  }

  /** The gateway's port and the following ones for the layers; each must be free. */
  static Ports from(int gateway, RandomGenerator random) {
    Map<Part, Integer> services = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      int port = gateway + part.ordinal();
      if (!isFree(port)) {
        throw Complaint.unavailable(
            "port %d, which the %s would take, is in use; end what holds it, or name another with --port."
                .formatted(port, part.module()));
      }
      services.put(part, port);
    }
    return new Ports(services, oneFree(random, new HashSet<>(services.values())));
  }

  int of(Part part) {
    return services.getOrDefault(part, 0);
  }

  private static int oneFree(RandomGenerator random, Set<Integer> taken) {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = random.nextInt(LOWEST, HIGHEST);
      if (!taken.contains(port) && isFree(port)) {
        taken.add(port);
        return port;
      }
    }
    throw Complaint.unavailable(
        "no free port was found between %d and %d on this machine; end what holds them."
            .formatted(LOWEST, HIGHEST));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
