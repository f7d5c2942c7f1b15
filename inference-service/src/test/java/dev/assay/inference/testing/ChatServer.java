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
import java.util.concurrent.TimeUnit;

/** A real server on loopback that answers every chat request as told. */
public final class ChatServer implements AutoCloseable {
  /** What becomes of one request; an exception breaks its connection. */
  @FunctionalInterface
  public interface Handler {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** The same by an answer that needs its server, to wait or to hang as long as that lives. */
  @FunctionalInterface
  public interface Script {
    void answer(ChatServer server, HttpExchange exchange) throws IOException, InterruptedException;
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
    this((server, exchange) -> handler.answer(exchange));
  }

  public ChatServer(Script script) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, script));
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

  /** Goes on after so long, or when this server is closed. */
  public void pause(long millis) throws InterruptedException {
    closing.await(millis, TimeUnit.MILLISECONDS);
  }

  private void handle(HttpExchange exchange, Script script) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("authorization")));
    try {
      script.answer(this, exchange);
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
