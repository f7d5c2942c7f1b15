package dev.assay.cli.attest;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.cli.Complaint;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Answers attestation requests on a loopback address, one at a time: cards take a second for a
 * report, and who asks meanwhile is told that the host is busy. Thread-safe.
 */
final class AttestServer implements AutoCloseable {
  private static final String PATH = "/assay/v1/attestation";
  private static final Pattern NONCE = Pattern.compile("[0-9a-f]{64}");
  private static final int LARGEST_REQUEST = 1024;

  private final HttpServer server;
  private final Attester attester;
  private final Consumer<String> console;
  private final Semaphore free = new Semaphore(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private AttestServer(HttpServer server, Attester attester, Consumer<String> console) {
    this.server = server;
    this.attester = attester;
    this.console = console;
  }

  static AttestServer start(InetSocketAddress listen, Attester attester, Consumer<String> console) {
    if (listen.isUnresolved() || !listen.getAddress().isLoopbackAddress()) {
      throw Complaint.usage(
          "attest listens on a loopback address only; let the host's TLS proxy pass " + PATH + ".");
    }
    try {
      AttestServer started = new AttestServer(HttpServer.create(listen, 0), attester, console);
      started.server.setExecutor(started.threads);
      started.server.createContext(PATH, started::handle);
      started.server.start();
      return started;
    } catch (IOException e) {
      throw Complaint.unavailable("attest can't listen on " + listen + ": " + e.getMessage());
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String nonce = nonce(exchange.getRequestBody().readNBytes(LARGEST_REQUEST));
      if (!exchange.getRequestMethod().equals("POST") || !NONCE.matcher(nonce).matches()) {
        say(exchange, 400, Map.of("error", "POST a nonce of 64 lower-case hexadecimal digits"));
      } else if (!free.tryAcquire()) {
        say(exchange, 503, Map.of("error", "another request is being answered"));
      } else {
        attest(exchange, nonce);
      }
    }
  }

  private void attest(HttpExchange exchange, String nonce) throws IOException {
    try {
      say(exchange, 200, attester.answer(nonce));
      console.accept("answered the nonce " + nonce);
    } catch (IOException e) {
      console.accept("failed: " + e.getMessage());
      say(exchange, 500, Map.of("error", "the reports could not be collected"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
    }
  }

  private static String nonce(byte[] body) {
    try {
      JsonNode nonce = CanonicalJson.read(body).path("nonce");
      return nonce.asText();
    } catch (InvalidDocument e) {
      return "";
    }
  }

  private static void say(HttpExchange exchange, int status, Object document) throws IOException {
    byte[] body = CanonicalJson.write(document);
    exchange.getResponseHeaders().set("content-type", CanonicalJson.mediaType());
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
