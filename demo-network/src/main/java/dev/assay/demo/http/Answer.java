package dev.assay.demo.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A whole HTTP answer, its body at hand. The body is not copied. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, String mediaType, Map<String, String> headers, byte[] body) {
  // Sorted, because the order of an immutable map's entries differs from run to run.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** Status 200 with a record, map, list or tree as JSON. */
  public static Answer json(Object document) {
    return json(200, document);
  }

  /** A record, map, list or tree as JSON. */
  public static Answer json(int status, Object document) {
    try {
      return new Answer(status, "application/json", Map.of(), JSON.writeValueAsBytes(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document of ours can be written", e);
    }
  }

  /** Bytes as they are. */
  public static Answer bytes(String mediaType, byte[] body) {
    return new Answer(200, mediaType, Map.of(), body);
  }

  /** The page that a proxy in front of a broken service shows; its status says 200. */
  public static Answer htmlPage() {
    String page =
        """
        <!DOCTYPE html>
        <html><head><title>502 Bad Gateway</title></head>
        <body><h1>502 Bad Gateway</h1><p>The service is temporarily unavailable.</p></body></html>
        """;
    return bytes("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  /** The same answer with one more header. */
  public Answer withHeader(String name, String value) {
    var all = new HashMap<>(headers);
    all.put(name, value);
    return new Answer(status, mediaType, Map.copyOf(all), body);
  }

  /** Sends it and ends the exchange. */
  public void send(HttpExchange exchange) throws IOException {
    var answered = exchange.getResponseHeaders();
    answered.set("Content-Type", mediaType);
    headers.forEach(answered::set);
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    if (bodiless) {
      answered.set("Content-Length", Integer.toString(body.length));
    }
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
