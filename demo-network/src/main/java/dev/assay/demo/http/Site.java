package dev.assay.demo.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * One bound address and port with the doors behind its paths.
 *
 * <p>An unknown path answers 404, another method 405. Thread-safe; closing frees the port.
 */
public final class Site implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final Answer NOT_FOUND = Answer.json(404, Map.of("error", "not found"));
  private static final Answer NOT_ALLOWED = Answer.json(405, Map.of("error", "method not allowed"));

  static {
    // Without it Nagle's algorithm would hold back single tokens for the client's delayed ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private record Place(String method, Door door) {
    Place html() {
      return new Place(method, Door.answering(request -> Answer.htmlPage()));
    }
  }

  private final HttpServer server;
  private final Map<String, Place> places = new ConcurrentHashMap<>();

  private Site(HttpServer server) {
    this.server = server;
  }

  /**
   * Binds an address; port 0 takes a free one.
   *
   * @throws AddressUnavailableException if it is taken or not of this machine
   */
  public static Site bind(String address, int port, ExecutorService executor) throws IOException {
    try {
      var site = new Site(HttpServer.create(new InetSocketAddress(address, port), BACKLOG));
      site.server.setExecutor(executor);
      site.server.createContext("/", site::handle);
      site.server.start();
      return site;
    } catch (BindException e) {
      throw unavailable(address, port, e);
    }
  }

  static AddressUnavailableException unavailable(String address, int port, BindException e) {
    boolean taken = String.valueOf(e.getMessage()).contains("in use");
    String message =
        taken
            ? "port %d of %s is taken: stop what listens there or choose another port"
            : "port %d of %s cannot be bound (" + e.getMessage() + "): choose another address";
    return new AddressUnavailableException(message.formatted(port, address), e);
  }

  /** Puts a door behind a path; a path that ends with a star stands for all that begin so. */
  public Site serve(String method, String path, Door door) {
    places.put(path, new Place(method, door));
    return this;
  }

  /** Puts an HTML page in front of a path that has a door. */
  public void html(String path) {
    if (places.computeIfPresent(path, (at, place) -> place.html()) == null) {
      throw new IllegalArgumentException("htmlPages names " + path + ", which nobody serves");
    }
  }

  /** Puts an HTML page in front of every path that has a door. */
  public void htmlEverywhere() {
    places.keySet().forEach(this::html);
  }

  /** Address and port, without a slash at the end. */
  public String url() {
    var at = server.getAddress();
    return "http://" + at.getHostString() + ":" + at.getPort();
  }

  /** Stops at once; exchanges under way are cut. */
  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    var request = Request.read(exchange);
    Place place = place(request.path());
    try {
      if (place == null) {
        NOT_FOUND.send(exchange);
      } else if (!place.method().equals(methodOf(exchange))) {
        NOT_ALLOWED.send(exchange);
      } else {
        place.door().open(request);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the network is closing", e);
    }
  }

  private static String methodOf(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    return method.equals("HEAD") ? "GET" : method;
  }

  private @Nullable Place place(String path) {
    Place exact = places.get(path);
    if (exact != null) {
      return exact;
    }
    return places.get(path.substring(0, path.lastIndexOf('/') + 1) + "*");
  }
}
