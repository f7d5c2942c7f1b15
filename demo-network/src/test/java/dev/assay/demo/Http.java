package dev.assay.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a network over its sockets, as any client does. */
public final class Http {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  public static HttpRequest.Builder to(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
  }

  public static HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
    return CLIENT.send(to(url).build(), BodyHandlers.ofByteArray());
  }

  public static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  public static HttpResponse<String> post(String url, String body)
      throws IOException, InterruptedException {
    return send(to(url).POST(BodyPublishers.ofString(body)));
  }

  public static JsonNode getJson(String url) throws IOException, InterruptedException {
    return JSON.readTree(get(url).body());
  }

  public static JsonNode postJson(String url, String body)
      throws IOException, InterruptedException {
    return JSON.readTree(post(url, body).body());
  }

  public static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  /** The client for what the other methods don't do. */
  public static HttpClient client() {
    return CLIENT;
  }
}
