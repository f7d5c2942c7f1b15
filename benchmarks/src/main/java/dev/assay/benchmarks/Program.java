package dev.assay.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java server in a process of its own; closing it ends the process. */
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration ONE_ANSWER = Duration.ofSeconds(10);
  private static final long BETWEEN_MILLIS = 200;

  private final String name;
  private final Process process;

  private Program(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /** The settings of the JVM that ours and the peer share. */
  static List<String> jvm() {
    return List.of("-Xms512m", "-Xmx512m");
  }

  static Program start(
      String name, List<String> arguments, Map<String, String> environment, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new Program(name, builder.start());
  }

  /** Waits until the address answers with 200. */
  void await(URI ready) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(ready)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(name + " did not start; its log says why");
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }
  }

  /** Whether the address answers with 200 within a while. */
  static boolean answers(URI address) throws InterruptedException {
    try {
      return ask(address).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks once, over a connection of its own that stays with HTTP 1.1 as the load does. */
  static HttpResponse<byte[]> ask(URI address) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(ONE_ANSWER).build();
      return http.send(request, BodyHandlers.ofByteArray());
    }
  }

  /** Whether the process hasn't ended. */
  boolean runs() {
    return process.isAlive();
  }

  /** Processor time of the process so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** The most memory that the process had resident so far, in MiB, as Linux counts it. */
  double residentMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToDouble(kibibytes -> Long.parseLong(kibibytes) / 1024.0)
        .findFirst()
        .orElseThrow();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
