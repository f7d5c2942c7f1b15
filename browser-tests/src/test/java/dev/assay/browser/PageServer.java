package dev.assay.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.gateway.page.VerdictPage;
import dev.assay.verification.bundle.Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Serves one page under the address and the content policy that the gateway gives it. */
final class PageServer implements AutoCloseable {
  private final HttpServer server;
  private final SamplePage page;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private PageServer(HttpServer server, SamplePage page) {
    this.server = server;
    this.page = page;
  }

  static PageServer of(SamplePage page) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    PageServer server = new PageServer(http, page);
    http.createContext("/", server::answer);
    http.start();
    return server;
  }

  /** The page's address. */
  String address() {
    return "http://127.0.0.1:%d/verdicts/%s"
        .formatted(server.getAddress().getPort(), page.verdict().id());
  }

  /** The paths that were asked for, in order. */
  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    Bundle bundle = page.bundle();
    byte[] evidence = bundle.files().get(path.replaceFirst("^/verdicts/", ""));
    if (path.equals("/verdicts/" + page.verdict().id())) {
      exchange.getResponseHeaders().add("content-type", "text/html;charset=UTF-8");
      exchange.getResponseHeaders().add("content-security-policy", VerdictPage.CONTENT_POLICY);
      send(exchange, 200, page.html().getBytes(StandardCharsets.UTF_8));
    } else if (evidence != null) {
      exchange.getResponseHeaders().add("content-type", "application/octet-stream");
      send(exchange, 200, evidence);
    } else {
      send(exchange, 404, new byte[0]);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
