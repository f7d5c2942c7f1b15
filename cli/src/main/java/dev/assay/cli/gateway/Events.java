package dev.assay.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.cli.Complaint;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Follows a stream of server-sent events to its last event, and takes it up again after the last
 * one that it saw when the connection breaks.
 */
public final class Events {
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final int ATTEMPTS = 10;
  private static final long BETWEEN_MILLIS = 300;

  private final Rest rest;
  private final String path;
  private String lastId = "";

  public Events(Rest rest, String path) {
    this.rest = rest;
    this.path = path;
  }

  /**
   * Hands every event's data on, in order, until one is the last.
   *
   * @param alive fails when it is pointless to go on
   */
  public void follow(Consumer<JsonNode> each, Predicate<JsonNode> isLast, Runnable alive) {
    int failures = 0;
    while (true) {
      String before = lastId;
      if (readOnce(each, isLast)) {
        return;
      }
      alive.run();
      failures = before.equals(lastId) ? failures + 1 : 0;
      if (failures >= ATTEMPTS) {
        throw Complaint.unavailable("the events of the verification broke off.");
      }
      pause();
    }
  }

  private boolean readOnce(Consumer<JsonNode> each, Predicate<JsonNode> isLast) {
    var request = rest.request(path).timeout(LONGEST).header("Accept", "text/event-stream");
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      HttpResponse<Stream<String>> response =
          rest.http().send(request.GET().build(), BodyHandlers.ofLines());
      try (Stream<String> lines = response.body()) {
        return response.statusCode() == 200 && read(lines.iterator(), each, isLast);
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Complaint.unavailable("interrupted while following the verification.");
    }
  }

  private boolean read(
      Iterator<String> lines, Consumer<JsonNode> each, Predicate<JsonNode> isLast) {
    StringBuilder data = new StringBuilder();
    String id = lastId;
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("id:")) {
        id = line.substring(3).strip();
      } else if (line.startsWith("data:")) {
        data.append(line.substring(5).strip());
      } else if (line.isEmpty() && !data.isEmpty()) {
        JsonNode event = tree(data.toString());
        data.setLength(0);
        lastId = id;
        each.accept(event);
        if (isLast.test(event)) {
          return true;
        }
      }
    }
    return false;
  }

  private static JsonNode tree(String data) {
    try {
      return CanonicalJson.read(data.getBytes(StandardCharsets.UTF_8));
    } catch (InvalidDocument e) {
      throw Complaint.internal("an event is not readable: " + e.getMessage() + ".");
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
