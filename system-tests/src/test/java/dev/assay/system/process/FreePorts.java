package dev.assay.system.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;

/** Ports of the loopback address that nobody holds, below those of outgoing connections. */
public final class FreePorts {
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 31_000;

  private FreePorts() {}

  /** The first of so many in a row. */
  public static int inARow(int count) {
    return new Random()
        .ints(LOWEST, HIGHEST)
        .filter(first -> IntStream.range(first, first + count).allMatch(FreePorts::isFree))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
