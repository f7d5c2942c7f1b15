package dev.assay.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.cli.Complaint;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Plain requests to one service, each with a deadline. What the service refuses becomes a {@link
 * Complaint} with the service's own words. Thread-safe.
 */
public final class Rest implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI base;

  /**
   * @param base such as {@code http://127.0.0.1:4270}
   */
  public Rest(URI base) {
    this.base = base;
  }

  /** The JSON at a path. */
  public JsonNode json(String path) {
    return tree(bytes(path));
  }

  /** The bytes at a path. */
  public byte[] bytes(String path) {
    return send(request(path).GET().build()).body();
  }

  /** The JSON that a POST answers. */
  public JsonNode post(String path, byte[] json) {
    return tree(send(write(path, "application/json").POST(publisher(json)).build()).body());
  }

  /** The JSON that a PUT answers. */
  public JsonNode put(String path, String mediaType, byte[] body) {
    return tree(send(write(path, mediaType).PUT(publisher(body)).build()).body());
  }

  /** Asks for the end of what a path names; says nothing when it can't. */
  public void cancel(String path) {
    try {
      http.send(request(path).DELETE().build(), BodyHandlers.discarding());
    } catch (IOException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  HttpClient http() {
    return http;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(DEADLINE);
  }

  private HttpRequest.Builder write(String path, String mediaType) {
    return request(path).header("Content-Type", mediaType);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() >= 300) {
        throw refused(request, response);
      }
      return response;
    } catch (IOException e) {
      throw Complaint.unavailable(
          "%s does not answer (%s).".formatted(base, e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Complaint.unavailable("interrupted while waiting for " + base + ".");
    }
  }

  /** A problem document (RFC 9457) as a sentence. */
  private static Complaint refused(HttpRequest request, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    String said = problem(response.body());
    String sentence =
        "%s %s was answered with %d: %s".formatted(request.method(), request.uri(), status, said);
    if (status == 503 || status == 429) {
      return Complaint.unavailable(sentence);
    }
    return status >= 500 ? Complaint.internal(sentence) : Complaint.invalid(sentence);
  }

  private static String problem(byte[] body) {
    try {
      JsonNode problem = CanonicalJson.read(body);
      String errors =
          StreamSupport.stream(problem.path("errors").spliterator(), false)
              .map(e -> e.path("path").asText() + ": " + e.path("message").asText())
              .collect(Collectors.joining("; "));
      String detail = problem.path("detail").asText(problem.path("title").asText());
      return errors.isEmpty() ? detail : errors;
    } catch (InvalidDocument e) {
      String text = new String(body, StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? "it gave no reason" : text.lines().findFirst().orElse("");
    }
  }

  private JsonNode tree(byte[] body) {
    try {
      return CanonicalJson.read(body);
    } catch (InvalidDocument e) {
      throw Complaint.internal("%s answered no JSON: %s.".formatted(base, e.getMessage()));
    }
  }

  private static HttpRequest.BodyPublisher publisher(byte[] body) {
    return BodyPublishers.ofByteArray(body);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
