package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Waits until every service of a stack says that it is ready, or one has ended instead. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration ONE_ANSWER = Duration.ofSeconds(2);
  private static final long BETWEEN_MILLIS = 100;

  private Readiness() {}

  static void await(List<Child> services, Map<String, URI> addresses) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(ONE_ANSWER).build()) {
      for (Child service : services) {
        URI address = Objects.requireNonNull(addresses.get(service.name()));
        while (!isReady(http, address)) {
          services.forEach(Child::demandAlive);
          if (System.nanoTime() > deadline) {
            throw Complaint.unavailable(
                "the %s was not ready within %d s; its log is %s."
                    .formatted(service.name(), PATIENCE.toSeconds(), service.log()));
          }
          TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Complaint.unavailable("the start was interrupted.");
    }
  }

  private static boolean isReady(HttpClient http, URI service) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/q/health/ready")).timeout(ONE_ANSWER).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
