package dev.assay.compute.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** Nodes on loopback addresses of their own that speak the proof protocol. */
public final class NodeServers implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** How a node answers a request. */
  @FunctionalInterface
  public interface Script {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** Serves a script on a free port of this address; the base address comes back. */
  public String serve(String address, Script script) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            script.answer(exchange);
          }
        });
    server.setExecutor(threads);
    server.start();
    servers.add(server);
    return "http://" + address + ":" + server.getAddress().getPort();
  }

  /** An honest node. */
  public static Script proving(String id, TestKey key) {
    return exchange -> {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      String nonce = request.path("nonce").asText();
      Map<String, String> proof = new LinkedHashMap<>();
      proof.put("id", id);
      proof.put("nonce", nonce);
      proof.put("signature", key.sign("assay node proof v1\n" + id + "\n" + nonce));
      say(exchange, 200, JSON.writeValueAsString(proof));
    };
  }

  /** Fails so often, then goes on by another script. */
  public static Script afterFailing(int times, Script script) {
    AtomicInteger left = new AtomicInteger(times);
    return exchange -> {
      if (left.getAndDecrement() > 0) {
        say(exchange, 503, "later");
      } else {
        script.answer(exchange);
      }
    };
  }

  /** Answers with this status and body, whatever was asked. */
  public static Script saying(int status, String body) {
    return exchange -> say(exchange, status, body);
  }

  /** Answers without an end. */
  public static Script endless() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] part = "x".repeat(1024).getBytes(StandardCharsets.UTF_8);
      try (var body = exchange.getResponseBody()) {
        for (int i = 0; i < 100_000; i++) {
          body.write(part);
        }
      }
    };
  }

  /** Says the same so many times in one body, packed as gzip. */
  public static void sayPacked(HttpExchange exchange, String body, int times) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-encoding", "gzip");
    exchange.sendResponseHeaders(200, 0);
    try (var out = new GZIPOutputStream(exchange.getResponseBody())) {
      for (int i = 0; i < times; i++) {
        out.write(bytes);
      }
    }
  }

  public static void say(HttpExchange exchange, int status, String body) throws IOException {
    say(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with these bytes. */
  public static void say(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().set("content-type", "application/json");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
    if (!head && bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.close();
  }
}
