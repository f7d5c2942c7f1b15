package dev.assay.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;

/**
 * The packaged inference service in a process of its own, asked through its public door for
 * verifications, whose transcripts are read out of their bundles.
 */
final class InferenceDoor implements AutoCloseable {
  private static final long BETWEEN_MILLIS = 200;

  private final URI base;
  private final Program service;
  private final HttpClient http = HttpClient.newHttpClient();

  private InferenceDoor(URI base, Program service) {
    this.base = base;
    this.service = service;
  }

  /** A service that may ask this port of this machine, with these options of its JVM. */
  static InferenceDoor open(
      Path home, Path work, Database database, List<String> options, int targetPort)
      throws IOException {
    int port = Program.freePort();
    Map<String, String> settings = new TreeMap<>();
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    settings.put("QUARKUS_DATASOURCE_USERNAME", Database.user());
    settings.put("QUARKUS_DATASOURCE_PASSWORD", Database.user());
    settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.address());
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database.address());
    settings.put("ASSAY_LAYER_EGRESS_ALLOWED_RANGES", "127.0.0.0/8");
    settings.put("ASSAY_LAYER_EGRESS_PORTS", String.valueOf(targetPort));
    settings.put("ASSAY_LAYER_EGRESS_CONCURRENT_PER_HOST", "4096");
    settings.put("ASSAY_LAYER_BUDGET_REQUESTS_PER_TARGET", "1000000");
    Path jar = home.resolve("inference-service/target/quarkus-app/quarkus-run.jar");
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-jar", jar.toString()));
    return new InferenceDoor(
        URI.create("http://127.0.0.1:" + port),
        Program.start(
            "inference-service", arguments, settings, work.resolve("inference-service.log")));
  }

  /** Waits until it serves. */
  void await() throws InterruptedException {
    service.await(base.resolve("/q/health/ready"));
  }

  /** The most memory that it had resident so far, in MiB. */
  double residentMebibytes() throws IOException {
    return service.residentMebibytes();
  }

  /** Processor time of the service so far. */
  Duration cpu() {
    return service.cpu();
  }

  /** Has a load measured and gives what its transcript says of each counted request. */
  JsonArray measured(LoadOrder order) throws IOException, InterruptedException {
    String id = UUID.randomUUID().toString();
    URI verifications = base.resolve("/v1/inference/verifications");
    JsonObject body =
        new JsonObject()
            .put("verificationId", id)
            .put("claims", order.claims())
            .put("terms", order.terms());
    HttpResponse<String> started =
        http.send(
            HttpRequest.newBuilder(verifications)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()))
                .build(),
            BodyHandlers.ofString());
    if (started.statusCode() != 202) {
      throw new IllegalStateException(started.body());
    }
    URI report = URI.create(verifications + "/" + id + "/report");
    while (!Program.answers(report)) {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }
    return transcript(Program.ask(URI.create(verifications + "/" + id + "/bundle")).body());
  }

  private static JsonArray transcript(byte[] bundle) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        if (text.startsWith("{\"answers\":") && text.contains("assay.timed-requests-transcript")) {
          return new JsonObject(text).getJsonArray("answers");
        }
      }
    }
    throw new IllegalStateException("the bundle holds no transcript of timed requests");
  }

  @Override
  public void close() {
    service.close();
  }
}
