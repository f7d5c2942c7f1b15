package dev.assay.inference.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real server on loopback that answers every chat request as told. */
public final class ChatServer implements AutoCloseable {
  /** What becomes of one request; an exception breaks its connection. */
  @FunctionalInterface
  public interface Handler {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  public static final String TOKEN =
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"one \"},\"finish_reason\":null}]}\n\n";
  public static final String END =
      "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}\n\n"
          + "data: {\"choices\":[],\"usage\":{\"completion_tokens\":3}}\n\n"
          + "data: [DONE]\n\n";

  public final List<String> bodies = new CopyOnWriteArrayList<>();
  public final List<String> keys = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  public ChatServer(Handler handler) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, handler));
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/chat/completions");
  }

  /** A whole stream of three tokens. */
  public static void stream(HttpExchange exchange) throws IOException {
    open(exchange);
    send(exchange, TOKEN, TOKEN, TOKEN, END);
    exchange.close();
  }

  /** The head of a stream. */
  public static void open(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("content-type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
  }

  public static void send(HttpExchange exchange, String... parts) throws IOException {
    for (String part : parts) {
      exchange.getResponseBody().write(part.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    }
  }

  /** A whole answer that is no stream. */
  public static void say(HttpExchange exchange, int status, String mediaType, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", mediaType);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Never goes on, as long as this server lives. */
  public void hang() throws InterruptedException {
    closing.await();
  }

  private void handle(HttpExchange exchange, Handler handler) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("authorization")));
    try {
      handler.answer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
