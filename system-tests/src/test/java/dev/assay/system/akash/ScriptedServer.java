package dev.assay.system.akash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers each path as it was told to, on a loopback address of its own. */
final class ScriptedServer implements AutoCloseable {
  static final String ADDRESS = "127.43.0.1";
  private static final byte[] PIECE = new byte[64 * 1024];

  static {
    Arrays.fill(PIECE, (byte) ' ');
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ScriptedServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.start();
  }

  /** Starts on a free port. */
  static ScriptedServer start() throws IOException {
    return new ScriptedServer(
        HttpServer.create(new InetSocketAddress(InetAddress.getByName(ADDRESS), 0), 0));
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String path) {
    return "http://" + ADDRESS + ":" + port() + path;
  }

  /** Answers a path with this status, type and body. */
  ScriptedServer serving(String path, int status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          begin(exchange, status, type, bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    return this;
  }

  /** Answers a path with the beginning of an array that never ends. */
  ScriptedServer neverEnding(String path) {
    server.createContext(
        path,
        exchange -> {
          begin(exchange, 200, "application/json", 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write('[');
            while (!threads.isShutdown()) {
              out.write(PIECE);
            }
          } catch (IOException e) {
            // Whoever asked has had enough, which is what the test is about.
            exchange.close();
          }
        });
    return this;
  }

  private static void begin(HttpExchange exchange, int status, String type, long length)
      throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, length);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
